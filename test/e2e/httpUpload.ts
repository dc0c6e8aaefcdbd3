import { HASH_KEY } from '../../sandbox/ameyo/seed';
import type { Workflow } from '../../sandbox/n8n/workflows';
import { chain, node } from './workflow';

const record = `={{ JSON.stringify({
	campaignId: 1, leadId: 1, status: "NOT_TRIED", numAttempts: "0",
	properties: { "update.customer": false, "migrate.customer": false },
	customerRecords: [$json],
}) }}`;

/**
 * What a user builds without this pack: n8n's HTTP Request node, one contact a request.
 * @param sandboxUrl of the sandbox
 * @param file path of the CSV file
 * @param hashKey stands in the workflow, as users have it who know no credential for three headers
 * @returns a workflow that starts at `Start` and uploads in `Upload`
 */
export function httpUpload(sandboxUrl: string, file: string, hashKey = HASH_KEY.hashKey): Workflow {
	const headers = {
		'hash-key': hashKey,
		'requesting-host': HASH_KEY.requestingHost,
		'policy-name': HASH_KEY.policyName,
	};
	return chain('Upload with the HTTP Request node', [
		node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		node('File', 'n8n-nodes-base.readWriteFile', 1.1, { fileSelector: file, options: {} }),
		node('Rows', 'n8n-nodes-base.extractFromFile', 1.1, { options: {} }),
		node('Upload', 'n8n-nodes-base.httpRequest', 4.2, {
			method: 'POST',
			url: `${sandboxUrl}/ameyowebaccess/command?command=uploadContacts`,
			sendHeaders: true,
			headerParameters: { parameters: pairs(headers) },
			sendBody: true,
			contentType: 'form-urlencoded',
			bodyParameters: { parameters: pairs({ data: record }) },
			options: {},
		}),
	]);
}

function pairs(values: Record<string, string>) {
	return Object.entries(values).map(([name, value]) => ({ name, value }));
}
