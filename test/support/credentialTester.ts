import { NodeConnectionTypes } from 'n8n-workflow';
import type { ICredentialType, IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { CredentialStore } from './credentials';
import { workflowOf } from './run';

/** A node that sends the request of a credential's test through n8n, as n8n's tester does. */
export function credentialTester({ name, test }: ICredentialType): INodeType {
	if (!test) throw new Error(`${name} has no test`);
	const { url, method, headers, body, disableFollowRedirect, ignoreHttpStatusErrors } =
		test.request;
	const tester: INodeType = {
		description: {
			displayName: 'Tester',
			name: 'tester',
			group: ['output'],
			version: 1,
			description: 'Tests the credential',
			defaults: { name: 'Tester' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name, required: true }],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			const { expression } = workflowOf({
				node: tester,
				parameters: {},
				credentials: new CredentialStore({}),
			});
			const $credentials = await this.getCredentials(name);
			const where = expression.getSimpleParameterValue(this.getNode(), url, 'internal', {
				$credentials,
			});
			const json: IDataObject = await this.helpers.httpRequestWithAuthentication.call(this, name, {
				url: String(where),
				method,
				headers,
				body,
				disableFollowRedirect,
				ignoreHttpStatusErrors,
			});
			return [[{ json }]];
		},
	};
	return tester;
}
