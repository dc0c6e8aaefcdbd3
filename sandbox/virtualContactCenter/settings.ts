import { z } from 'zod';

import { WRAP_UP } from './seed';

/**
 * How a real 8x8 may differ from what its document says, or where the document is silent. The defaults are the document's;
 * all else is inferred. Also set by `POST /sandbox/virtualContactCenter/settings`.
 */
export const switchSchema = z
	.object({
		/** How the end of a session is told: a redirect, the login page, a page in words, or this status. */
		sessionOverAs: z.enum(['redirect', 'page', 'words']).or(z.literal(401)).or(z.literal(403)),
		/** What comes after a call was placed: "prompted to close the window", or something else. */
		afterDial: z.enum([
			'closePage',
			'otherPage',
			'emptyPage',
			'errorPage',
			'expiredPage',
			'loginPage',
			'redirect',
			'loginRedirect',
		]),
		/** The cookie is good in a browser's window only ("the browse window that sharing the AGUI session"). */
		browserOnly: z.boolean(),
		/** The resultCode of a call without an action; null posts none. */
		resultWithoutAction: z.string().nullable(),
		/** What callbacks carry beside the documented members. */
		furtherMembers: z.record(z.string()),
		/** 'withAction': "process the user data only with known 'ctl_action' and 'ctl_intType'", tokens included. */
		fillsTokens: z.enum(['always', 'withAction']),
		/** The user data without which no record is created. */
		requiredFields: z.array(z.string()),
		/** What becomes of a value of the user data that holds a bare `=`, where the document writes `$equal$`. */
		bareEqual: z.enum(['kept', 'cut']),
		/** What stands between the pairs of what is posted, such as the line breaks of example 1. */
		betweenPairs: z.string(),
		/** Whether the tenant has the Enhanced SFDC integration, without which extTransactionData links nothing. */
		enhancedSfdc: z.boolean(),
	})
	.strict();

export type Switches = z.infer<typeof switchSchema>;

/** What can be set about the sandbox's 8x8. */
export interface VirtualContactCenterSettings extends Switches {
	/**
	 * How long a call rings, and how long the two talk. Seconds, as with people. Tests hold the calls instead.
	 */
	ringMs: number;
	talkMs: number;
	/** Whether a call is over, and its result posted and answered, before the dial is answered. */
	resultBeforeAnswer: boolean;
	/** IANA zone of the tenant. */
	timezone: string;
	/** The screen-pop URL of Configuration Manager; '' where Screenpop is not enabled. */
	screenPopUrl: string;
	/** Where the links on the page ask 8x8 to post the result; '' for the page's own CRM. */
	callbackUrl: string;
	/** What the agent leaves behind at the end of each call. */
	wrapUp: typeof WRAP_UP;
	/** Why the CRM refuses to create records; '' where it does not. */
	crmRefusal: string;
}

export const DEFAULTS: VirtualContactCenterSettings = {
	ringMs: 2000,
	talkMs: 5000,
	resultBeforeAnswer: false,
	timezone: 'America/Los_Angeles',
	screenPopUrl: '',
	callbackUrl: '',
	wrapUp: WRAP_UP,
	crmRefusal: '',
	sessionOverAs: 'redirect',
	afterDial: 'closePage',
	browserOnly: false,
	resultWithoutAction: 'IGNORE',
	furtherMembers: {},
	fillsTokens: 'always',
	requiredFields: ['ObjectType'],
	bareEqual: 'kept',
	betweenPairs: '',
	enhancedSfdc: true,
};
