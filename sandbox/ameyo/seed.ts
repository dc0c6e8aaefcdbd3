import type { Agent, AgentState, Callback, Campaign, HashKey, Lead, User } from './types';

/** The Customer Manager user of the sandbox. */
export const MANAGER: User = { userId: 'manager', password: 'made-up-password' };
/** A second one, for tests with two credentials. */
export const SECOND_MANAGER: User = { userId: 'manager2', password: 'made-up-password-2' };

/** The hash-key policy of the sandbox; the three header values. */
export const HASH_KEY: HashKey = {
	hashKey: 'made-up-hash-key',
	requestingHost: 'crm.example',
	policyName: 'token-based-authorization-policy',
};

/** The last digits of a phone number that decide how its call ends; any other number is answered. */
export const DIAL_ENDINGS = {
	agentDidNotAnswer: '9901',
	customerDidNotAnswer: '9902',
	couldNotConnect: '9903',
} as const;

/** Both documented campaign types (4.3.5); click-to-dial needs the outbound one. */
export const CAMPAIGNS: readonly Campaign[] = [
	{ campaignId: 1, campaignName: 'MoviStarSurvey', campaignType: 'Outbound Voice Campaign' },
	{ campaignId: 5, campaignName: 'MOSL_Frenchise', campaignType: 'Interactive Voice Application' },
	{ campaignId: 10, campaignName: 'TestInbound', campaignType: 'Interactive Voice Application' },
];

const lead = (leadId: number, campaignId: number, more: Partial<Lead> = {}): Lead => ({
	leadId,
	campaignId,
	priority: 1,
	weightage: 1,
	enabled: true,
	maxAttempt: 10,
	churnCount: 0,
	...more,
});
const descending = { fetchOrderDetails: [{ ascending: false }] };

/** The four leads of 3.9.4 in campaign 1, two in campaign 5, none in campaign 10. */
export const LEADS: readonly Lead[] = [
	lead(1, 1, descending),
	lead(35, 1, { enabled: false }),
	lead(21, 1, descending),
	lead(39, 1),
	lead(51, 5, descending),
	lead(52, 5, { enabled: false, priority: 2 }),
];

const agent = (userId: string, state: AgentState = 'available', campaignIds = [1]): Agent => ({
	userId,
	state,
	campaignIds,
});

/** Twelve agents: eight can take a call in campaign 1, the last four cannot. */
export const AGENTS: readonly Agent[] = [
	agent('agent', 'available', [1, 5, 10]),
	agent('amit'),
	agent('priya'),
	agent('rahul'),
	agent('sunita'),
	agent('vikram'),
	agent('neha'),
	agent('arjun'),
	agent('kavita', 'onBreak'),
	agent('deepak', 'onBreak'),
	agent('meera', 'available', [5]),
	agent('sanjay', 'loggedOut'),
];

type SeedCallback = Omit<Callback, 'callbackTime' | 'dateAdded'> & {
	inMs: number;
	addedMs: number;
};
const HOUR = 3_600_000;
const callback = (n: number, more: Partial<SeedCallback>): SeedCallback => ({
	customerCallbackId: `d810-59423051-cm-${n}`,
	campaignId: 1,
	selfCallback: false,
	userId: null,
	phone: `98765400${10 + n}`,
	customerId: null,
	info: null,
	inMs: HOUR,
	addedMs: 2 * HOUR,
	...more,
});

/** Callbacks at the start: due `inMs` milliseconds after the sandbox starts, added `addedMs` before. */
export const CALLBACKS: readonly SeedCallback[] = [
	callback(0, { userId: 'agent', selfCallback: true, info: 'asked for the afternoon' }),
	callback(1, { userId: 'amit', inMs: 2 * HOUR }),
	callback(2, { inMs: -HOUR, addedMs: 24 * HOUR }),
	callback(3, { campaignId: 5, userId: 'meera', inMs: 30 * HOUR }),
];
