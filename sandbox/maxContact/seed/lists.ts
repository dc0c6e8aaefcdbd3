import type { AcdQueue, Campaign, ResultCode } from '../types';

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
