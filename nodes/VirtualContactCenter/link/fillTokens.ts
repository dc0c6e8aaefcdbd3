/** The tokens that 8x8 fills in, and with what (8x8-click-to-dial.txt, User Data). */
const TOKENS: ReadonlyArray<readonly [token: string, meaning: string]> = [
	['$caller_id$', 'caller ID used for the call'],
	['$transaction_id$', 'transaction ID of the call'],
	['$call_answered_time$', 'answer time, UTC, in seconds; 0 when not established'],
	['$call_hangup_time$', 'hang-up time, UTC, in seconds; 0 when not established'],
	['$callAnsweredTenantTT$', 'answer time in the time zone of the tenant, YYYY/MM/DD HH:mm:ss Z'],
	['$callHangupTenantTT$', 'hang-up time in the time zone of the tenant, YYYY/MM/DD HH:mm:ss Z'],
	['$callDuration$', 'duration, HH:MM:SS'],
	['$equal$', 'the character ='],
	['$interaction_guid$', 'interaction GUID of the call'],
	['$year$', 'current year, YYYY'],
	['$month$', 'current month, MM'],
	['$date$', 'current day of the month, DD'],
	['$hours$', 'current hour, HH'],
	['$minutes$', 'current minute, MM'],
	['$seconds$', 'current second, SS'],
	['$transaction_codes$', 'selected transaction codes, list:code, separated by commas'],
	['$notes$', 'notes of the agent, typed beside the transaction codes'],
	['$lastTclListName$', 'list of the last selected transaction code'],
	['$lastTclCodeDesc$', 'description of the last selected transaction code'],
	['$lastTclCodeShort$', 'short code of the last selected transaction code'],
];

/** The tokens as HTML, for the help of the field they are typed into. */
export const TOKEN_HELP = TOKENS.map(([token, meaning]) => `<code>${token}</code> ${meaning}`).join(
	'; ',
);
