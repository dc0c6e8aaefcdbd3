import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeType,
	IRequestOptions,
} from 'n8n-workflow';
import type { CredentialStore } from './credentials';
import { runNode } from './run';
import type { Run } from './run';

/** A request of another node, such as n8n's HTTP Request, with a credential of the pack. */
export interface OtherRequest
	extends Pick<IHttpRequestOptions, 'headers' | 'method' | 'qs' | 'json'>,
		Pick<IRequestOptions, 'followRedirect' | 'followAllRedirects' | 'body' | 'form' | 'formData'> {
	url: string;
}

/** n8n's helpers by which other nodes send requests with a credential: those written for it, and n8n's own HTTP Request. */
export const WAYS = ['httpRequestWithAuthentication', 'requestWithAuthentication'] as const;

/** Sends a request as another node does, by n8n's own helper. */
export async function sendAsOther(
	way: (typeof WAYS)[number],
	type: string,
	credentials: CredentialStore,
	{ url, ...options }: OtherRequest,
): Promise<Run> {
	const other: INodeType = {
		description: {
			displayName: 'Other',
			name: 'other',
			group: ['output'],
			version: 1,
			description: 'Sends what it is told',
			defaults: { name: 'Other' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: type, required: true }],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			const answer: unknown =
				way === 'requestWithAuthentication'
					? await this.helpers.requestWithAuthentication.call(this, type, { uri: url, ...options })
					: await this.helpers.httpRequestWithAuthentication.call(this, type, newOf(url, options));
			const json: IDataObject = { answer: JSON.parse(JSON.stringify(answer ?? null)) };
			return [[{ json }]];
		},
	};
	return await runNode({ node: other, parameters: {}, credentials });
}

/** The same for the newer helper, which knows no form but a body. */
function newOf(
	url: string,
	{ headers, method, qs, json, form, formData, body }: Omit<OtherRequest, 'url'>,
): IHttpRequestOptions {
	const fields = new URLSearchParams();
	for (const [name, value] of Object.entries(form ?? {})) fields.append(name, String(value));
	const sent = form ? fields : (formData ?? body);
	return Object.assign({ url, headers, method, qs, json }, sent ? { body: sent } : {});
}
