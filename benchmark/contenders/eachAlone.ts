import type { INodeParameters } from 'n8n-workflow';
import { ameyoSeed } from '../../sandbox';

/**
 * What a user builds without this pack: n8n's HTTP Request node, with a request of its own for each item.
 *
 * @param url of the sandbox
 * @param command of Ameyo
 * @param data an expression that gives the command's data as JSON
 */
export function eachAlone(url: string, command: string, data: string): INodeParameters {
	const { hashKey, requestingHost, policyName } = ameyoSeed.HASH_KEY;
	const headers = {
		'hash-key': hashKey,
		'requesting-host': requestingHost,
		'policy-name': policyName,
	};
	return {
		method: 'POST',
		url: `${url}/ameyowebaccess/command?command=${command}`,
		sendHeaders: true,
		headerParameters: {
			parameters: Object.entries(headers).map(([name, value]) => ({ name, value })),
		},
		sendBody: true,
		contentType: 'form-urlencoded',
		bodyParameters: { parameters: [{ name: 'data', value: data }] },
		options: {},
	};
}
