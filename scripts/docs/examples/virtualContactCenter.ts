import { VirtualContactCenter } from '../../../nodes/VirtualContactCenter/VirtualContactCenter.node.ts';
import { openWebhook } from '../../../test/support/triggerWebhook';
import type { Bench } from '../../../test/support/virtualContactCenter';
import { userData } from '../../../test/support/virtualContactCenter';
import type { Example, Output } from './example';

const phone = '6502928880';
const fields = { userData: userData(['customer_id', '42']) };

/** How each operation of the 8x8 node is run for its example. */
export const virtualContactCenterExamples: Record<string, Example> = {
	'call.getLink': { parameters: { phone, ...fields } },
	'call.dial': { parameters: { phone, ...fields } },
	'call.dialAndWait': { parameters: { phone, ...fields } },
	'userData.parse': {
		parameters: { ctlUserdata: '[ctl_action|create][customer_id|42][notes|Call again]' },
	},
};

/** What 8x8 posts when the call of the sleeping execution has ended, as the node gives it out. */
export async function wakened(bench: Bench): Promise<Output> {
	const webhook = await openWebhook({
		node: new VirtualContactCenter(),
		parameters: { resource: 'call', operation: 'dialAndWait' },
		webhook: 'default',
		credentials: bench.credentials(),
	});
	const { ctlUserdata = '' } = bench.simulator.calls[0] ?? {};
	try {
		await fetch(`${webhook.url}?call=`, {
			method: 'POST',
			body: new URLSearchParams({
				ctl_userdata: ctlUserdata,
				resultCode: 'IGNORE',
				errorString: '',
			}),
		});
	} finally {
		await webhook.close();
	}
	return { items: webhook.executions[0] ?? [], files: [] };
}
