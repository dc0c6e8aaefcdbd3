import type { AcdQueue, Agent, Campaign, Lead, LeadPhone, Login, ResultCode } from './types';

/** The login of the sandbox's token service. */
export const LOGIN: Login = { login: 'remote', password: 'made-up-password-3' };
/** A second one, for tests with two credentials. */
export const SECOND_LOGIN: Login = { login: 'remote2', password: 'made-up-password-4' };

/** A living token that was handed out by hand, for credentials into which a key is pasted. */
export const TOKEN_KEY = 'made-up-token-key';

/** The last digits of a phone number that decide how a call ends; any other number is answered. */
export const DIAL_ENDINGS = { noAnswer: '9902', busy: '9903' } as const;

const agent = (userId: number, fullName: string, more: Partial<Agent> = {}): Agent => ({
	userId,
	fullName,
	loggedIn: true,
	campaignId: 1,
	ready: true,
	...more,
});

/** Twelve agents: nine are ready, one is not, one has no campaign, one is logged out. */
export const AGENTS: readonly Agent[] = [
	agent(1001, 'Alice Archer'),
	agent(1002, 'Ben Barker'),
	agent(1003, 'Chloe Carter'),
	agent(1004, 'Dan Dyer'),
	agent(1005, "Erin O'Fletcher"),
	agent(1006, 'Finn Fisher', { campaignId: 2 }),
	agent(1007, 'Zoë Glover', { campaignId: 2 }),
	agent(1008, 'Hugo Hunter'),
	agent(1009, 'Iris Ironmonger'),
	agent(1010, 'Jack Joiner', { ready: false }),
	agent(1011, 'Kate Keeler', { campaignId: null, ready: false }),
	agent(1012, 'Liam Lorimer', { loggedIn: false, campaignId: null, ready: false }),
];

const phone = (leadPhoneId: bigint, phoneNumber: string, recordTypeId = 1): LeadPhone => ({
	leadPhoneId,
	phoneNumber,
	recordType: recordTypeId === 1 ? 'Home' : 'Mobile',
	recordTypeId,
});

/** Oldest first. The ids of the last three are above 2^53, where a number in JavaScript is rounded. */
export const LEADS: readonly Lead[] = [
	{ leadId: 4711n, name: 'Nora', name2: 'Nail', phones: [phone(8001n, '01610000001')] },
	{
		leadId: 4712n,
		name: 'Owen',
		name2: 'Oakley',
		phones: [phone(8002n, '01610000002'), phone(8003n, '07700900002', 2)],
	},
	{
		leadId: 9007199254740993n,
		name: 'Petra',
		name2: 'Potter',
		phones: [phone(9007199254741993n, '01610000003'), phone(9007199254741995n, '07700900003', 2)],
	},
	{
		leadId: 9007199254740995n,
		name: 'Quinn',
		name2: 'Quarrier',
		// The same number as lead 4711: a dial without a lead id goes to the newest.
		phones: [phone(9007199254741997n, '01610000001')],
	},
	{ leadId: 9007199254740997n, name: 'Rosa', name2: 'Roper', phones: [] },
];

/** The first ids of leads and lead phones that are made while the sandbox runs. */
export const FIRST_NEW_LEAD = 9007199254750993n;
export const FIRST_NEW_LEAD_PHONE = 9007199254760993n;
/** The first call's id. */
export const FIRST_CALL = 5001;

export const CAMPAIGNS: readonly Campaign[] = [
	{
		campaignId: 1,
		campaignName: 'Spring Renewals',
		description: 'Customers whose contract ends in spring',
		active: true,
		autoRecord: true,
		lastFetch: new Date(1521539038782),
	},
	{
		campaignId: 2,
		campaignName: 'Surveys & Feedback',
		description: 'One question, <2 minutes',
		active: true,
		autoRecord: false,
		lastFetch: new Date(1521539038782),
	},
	{
		campaignId: 3,
		campaignName: 'Winter Arrears',
		description: 'Paused until December',
		active: false,
		autoRecord: false,
		lastFetch: null,
	},
];

const code = (
	resultCodeId: number,
	name: string,
	description: string,
	more: Partial<ResultCode> = {},
): ResultCode => ({
	resultCodeId,
	code: name,
	description,
	isAgentViewable: true,
	isCallAgain: false,
	isCallback: false,
	isSuccess: false,
	isSystemResultCode: false,
	isTransfer: false,
	...more,
});

/** Eight result codes; an agent cannot choose the last one. */
export const RESULT_CODES: readonly ResultCode[] = [
	code(1, 'SALE', 'Sale', { isSuccess: true }),
	code(2, 'NI', 'Not interested'),
	code(3, 'CB', 'Callback', { isCallback: true, isCallAgain: true }),
	code(4, 'NA', 'No answer', { isCallAgain: true }),
	code(5, 'BUSY', 'Busy', { isCallAgain: true }),
	code(6, 'WN', 'Wrong number'),
	code(7, 'XFER', 'Transferred', { isTransfer: true }),
	code(8, 'SYSDROP', 'Dropped by the dialler', {
		isAgentViewable: false,
		isSystemResultCode: true,
	}),
];

export const ACD_QUEUES: readonly AcdQueue[] = [
	{ id: 1, acdName: 'Sales', active: true },
	{ id: 2, acdName: 'Service', active: true },
	{ id: 3, acdName: 'Night Shift', active: false },
];
