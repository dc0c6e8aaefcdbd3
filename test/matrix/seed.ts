import { ameyoSeed } from '../../sandbox';

const HOUR = 3_600_000;

/** Campaigns that the items of a read ask for; long IDs, so that no other text of a request holds them. */
export const CAMPAIGN_IDS = ['7020200001', '7020200002', '7020200003'] as const;

export const CAMPAIGNS: typeof ameyoSeed.CAMPAIGNS = [
	...ameyoSeed.CAMPAIGNS,
	...CAMPAIGN_IDS.map((id) => ({
		campaignId: Number(id),
		campaignName: `Campaign ${id}`,
		campaignType: 'Outbound Voice Campaign' as const,
	})),
];

export const LEADS = [
	...ameyoSeed.LEADS,
	...CAMPAIGN_IDS.flatMap((id, n) =>
		[0, 1].map((lead) => ({
			leadId: 700 + 10 * n + lead,
			campaignId: Number(id),
			priority: 1,
			weightage: 1,
			enabled: true,
			maxAttempt: 10,
			churnCount: 0,
		})),
	),
];

const callback = (customerCallbackId: string, campaignId: number) => ({
	customerCallbackId,
	campaignId,
	selfCallback: false,
	userId: null,
	phone: '9876540010',
	customerId: null,
	info: null,
	inMs: HOUR,
	addedMs: HOUR,
});

/** Callbacks that the items of a deletion name. */
export const CALLBACK_IDS = [
	'made-up-callback-1',
	'made-up-callback-2',
	'made-up-callback-3',
] as const;

/** Two callbacks in each of those campaigns, and those that are deleted. */
export const CALLBACKS = [
	...CAMPAIGN_IDS.flatMap((id) => [1, 2].map((n) => callback(`of-${id}-${n}`, Number(id)))),
	...CALLBACK_IDS.map((id) => callback(id, 1)),
];
