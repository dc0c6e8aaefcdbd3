import { WRAP_UP } from './seed';

/** What can be set about the sandbox's 8x8. */
export interface VirtualContactCenterSettings {
	/**
	 * How long a call rings, and how long the two talk. Seconds, as with people: a result that comes sooner than a workflow
	 * can have gone to sleep is lost. Tests hold the calls instead.
	 */
	ringMs: number;
	talkMs: number;
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
	timezone: 'America/Los_Angeles',
	screenPopUrl: '',
	callbackUrl: '',
	wrapUp: WRAP_UP,
	crmRefusal: '',
};
