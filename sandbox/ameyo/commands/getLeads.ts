import { json } from '../../core/response';
import { requiredId } from '../parameters';
import type { Command } from './command';

/** Customer Manager document, 4.9. `id` repeats `leadId`, as printed. */
export const getLeadsForCampaign: Command = {
	access: 'sessionOrHashKey',
	deadSession: 3,
	run: ({ data, state }) => {
		const campaignId = requiredId(data, 'campaignId');
		state.campaign(campaignId);
		const leads = state.leads.filter((lead) => lead.campaignId === campaignId);
		return json(
			leads.map(({ leadId, priority, weightage, enabled, maxAttempt, churnCount, ...more }) => ({
				id: leadId,
				campaignId,
				leadId,
				priority,
				weightage,
				enabled,
				maxAttempt,
				churnCount,
				...(more.fetchOrderDetails ? { fetchOrderDetails: more.fetchOrderDetails } : {}),
			})),
		);
	},
};
