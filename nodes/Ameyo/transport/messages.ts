import type { VendorMessage } from '../../shared/http/protocol';

/** What is said for a key, whose arguments stand behind it in the answer. */
interface Sentence {
	key: RegExp;
	say: (args: string[]) => VendorMessage;
}

/** What to do where Ameyo does not take the hash key. */
export const CHECK_HASH_KEY =
	"Check 'Hash Key', 'Requesting Host' and 'Policy Name' in the credential. Ameyo gives them for one host.";

const TEST_CREDENTIAL =
	'Test the credential, then run the workflow again. Where the test is green, ask your Ameyo administrator whether its user may do this.';
const FIND_CAMPAIGN =
	"Choose the campaign from the list, which shows those that the user of the credential is assigned to. 'By ID' takes the campaign's ID, not its name.";
const FIND_LEAD =
	"There may be no such lead, or it belongs to another campaign. Take the 'leadId' that 'Get Many' of leads returns for this campaign.";
const FIND_USER =
	"Give the user ID with which the agent logs in to Ameyo, not the agent's name, and mind upper and lower case.";
const OTHER_VERSION = 'Its version may be older or newer than the one that the node was made for.';

/**
 * Every key that the documents print, those of the REST interface that are seen in public client code, and those
 * that a server is likely to have for a campaign, a user or a callback that it does not know (inferred).
 */
export const SENTENCES: Sentence[] = [
	{
		key: /(^|\.)invalid\.session\.?id$/i,
		say: ([id]) => ({
			message: id ? `Invalid session Id: ${id}` : 'The session is not valid',
			description: TEST_CREDENTIAL,
			deadSession: true,
		}),
	},
	{
		key: /^invalid\.authentication\.token$/i,
		say: () => ({
			message: 'The session is not valid',
			description: TEST_CREDENTIAL,
			deadSession: true,
		}),
	},
	{
		key: /^method\.not\.allowed$/i,
		say: () => ({
			message: "Ameyo's REST interface does not take this request",
			description: OTHER_VERSION,
		}),
	},
	{
		key: /(^|\.)user\.not\.assigned\.to\.any\.campaign$/i,
		say: ([user]) => ({
			message: `The user${user ? ` '${user}'` : ''} is not assigned to any campaign`,
			description: 'Ask your Ameyo administrator to assign the user to the campaign.',
		}),
	},
	{
		key: /(^|\.)((invalid|unknown|no\.such)\.campaign(\.?id)?|campaign(\.?id)?\.(not\.found|invalid|does\.not\.exist))$/i,
		say: ([campaign]) => ({
			message: campaign
				? `Ameyo knows no campaign with the ID '${campaign}'`
				: 'Ameyo does not know this campaign',
			description: FIND_CAMPAIGN,
		}),
	},
	{
		key: /^CustomerManager\.lead\.not\.in\.camp(\.\d+)?$/,
		say: () => ({
			message: 'The lead does not belong to this campaign. Choose a lead from the list.',
			description: FIND_LEAD,
		}),
	},
	{
		key: /(^|\.)((invalid|unknown|no\.such)\.lead(\.?id)?|lead(\.?id)?\.(not\.found|invalid|does\.not\.exist))$/i,
		say: ([lead]) => ({
			message: lead ? `Ameyo knows no lead with the ID '${lead}'` : 'Ameyo does not know this lead',
			description: FIND_LEAD,
		}),
	},
	{
		key: /(^|\.)((invalid|unknown|no\.such)\.user(\.?id)?|user(\.?id)?\.(not\.found|invalid|does\.not\.exist))$/i,
		say: ([user]) => ({
			message: user ? `Ameyo knows no user with the ID '${user}'` : 'Ameyo does not know this user',
			description: FIND_USER,
		}),
	},
	{
		key: /^CustomerManager\.Phone\.number\.does\.not\.have\.valid\.length$/,
		say: ([length]) => ({
			message: `The phone number does not have a valid length${length ? ` (${length})` : ''}`,
			description:
				'Give digits only, without a country code where your Ameyo takes ten. How long numbers may be is set in Ameyo.',
		}),
	},
	{
		key: /^CustomerManager\.Column\.name\.cannot\.be\.missing\.empty$/,
		say: ([column]) => ({
			message: column
				? `The column '${column}' is missing or empty`
				: 'A column that must be filled is missing or empty',
			description: 'Fill the column. Its name must be as Ameyo has it, in upper and lower case.',
		}),
	},
	{
		key: /^CallBackManager\.invalid\.campcust\.callback\.id$/,
		say: ([id]) => ({
			message: id ? `There is no callback with the ID '${id}'` : 'There is no such callback',
			description: "Take the 'customerCallbackId' that 'Get Many' of callbacks returns.",
		}),
	},
	{
		key: /(^|\.)invalid\.callback\.?time$/i,
		say: ([time]) => ({
			message: `Ameyo does not take the callback time${time ? ` '${time}'` : ''}`,
			description: "Check 'Callback Time', and 'Timezone' in the credential.",
		}),
	},
	{
		key: /(^|\.)callback\.time\.is\.in\.(the\.)?past$/i,
		say: ([time]) => ({
			message: `The callback time${time ? ` '${time}'` : ''} is in the past`,
			description: "Give a later 'Callback Time', and check 'Timezone' in the credential.",
		}),
	},
	{
		key: /(^|\.)phone\.cannot\.be\.(null|empty)$/i,
		say: () => ({
			message: 'The callback has no phone number',
			description: 'Give a phone number, or the ID of a customer who has one.',
		}),
	},
	{
		key: /(^|\.)user\.cannot\.be\.(null|empty)$/i,
		say: () => ({
			message: 'The callback has no agent',
			description: `A self callback needs 'Agent User ID'. ${FIND_USER}`,
		}),
	},
	{
		key: /(^|\.)invalid\.request$/i,
		say: () => ({
			message: 'Ameyo does not take the request',
			description: `Check what the node was given. ${OTHER_VERSION}`,
		}),
	},
	{
		key: /^Party\.did\.not\.answer$/,
		say: ([party]) => ({ message: `${party ?? 'The other party'} did not answer` }),
	},
	{
		key: /^Party\.could\.not\.be\.connected\.Reason$/,
		say: ([party, cause]) => ({
			message: `${party ?? 'The other party'} could not be connected${cause ? `: ${cause}` : ''}`,
		}),
	},
];

/** Words of the language that Ameyo is written in, and a sentence for them. */
export const REWORDED: Array<{ says: RegExp; message: (given: string) => string }> = [
	{
		says: /^For input string: "(.*)"$/i,
		message: (given) => `Ameyo expects a number where it was given '${given}'`,
	},
];

/** What to do about what Ameyo says in words. */
export const NEXT_STEPS: Array<{ says: RegExp; description: string }> = [
	{
		says: /agent is not working in campaign/i,
		description:
			'No call was placed. The agent must be logged in to this campaign and must not be on a break.',
	},
	{
		says: /agent is not available/i,
		description: `No call was placed. Ask the agent to log in to Ameyo, then try again. Where that is done, check 'Agent User ID': an agent whom Ameyo does not know may get the same answer. ${FIND_USER}`,
	},
	{
		says: /is already on a call/i,
		description: "No call was placed. Try again when the agent's call has ended.",
	},
	{
		says: /is not an outbound campaign/i,
		description:
			'No call was placed. Click to dial works in outbound campaigns only. Check the ID as well: a campaign that Ameyo does not know may get the same answer.',
	},
	{
		says: /already logged in/i,
		description:
			"End the user's other session, or turn on 'Force Login' in the credential, which ends it for you.",
	},
	{
		says: /invalid user ?id or password/i,
		description: "Check 'User ID' and 'Password' in the credential.",
	},
	{ says: /invalid hash key/i, description: CHECK_HASH_KEY },
	{ says: /^invalid session id\b/i, description: TEST_CREDENTIAL },
	{
		says: /does not take a parameter of the request: campaignId/i,
		description: FIND_CAMPAIGN,
	},
	{
		says: /does not take a parameter of the request: (customerCallbackId|callbackId)/i,
		description: "Take the 'customerCallbackId' that 'Get Many' of callbacks returns.",
	},
	{
		says: /does not take a parameter of the request: userIds?/i,
		description: FIND_USER,
	},
	{
		says: /does not take a parameter of the request/i,
		description: `Check the field that fills it. ${OTHER_VERSION}`,
	},
	{
		says: /parameter sessionid cannot be null/i,
		description:
			"Ameyo takes this command with the session login only. Set 'Authentication' to 'Session Login'.",
	},
	{
		says: /no handler found for command/i,
		description:
			"Write 'Command ID' as Ameyo's documents print it: upper and lower case count, and an older Ameyo knows fewer commands.",
	},
	{
		says: /^Ameyo expects a number/,
		description: 'Give the ID, which is a number, and not the name.',
	},
	{
		says: /^parameter \w+ (cannot be null|is not)/i,
		description: `Check the field that fills it; of 'Execute', the member of 'Data'. ${OTHER_VERSION}`,
	},
	{
		says: /unrecognized field/i,
		description: `Leave the option out that fills it: this Ameyo does not know it. ${OTHER_VERSION}`,
	},
	{
		says: /^invalid column/i,
		description: "Take the column out of 'Other Columns': this Ameyo does not have it.",
	},
	{ says: /request method \w+ is not supported/i, description: OTHER_VERSION },
	{
		says: /unparseable date/i,
		description: "Check 'Callback Time', and 'Timezone' in the credential.",
	},
	{
		says: /user cannot be null for a self callback/i,
		description: `A self callback needs 'Agent User ID'. ${FIND_USER}`,
	},
	{
		says: /neither a phone nor|no phone to call back/i,
		description: 'Give a phone number, or the ID of a customer who has one.',
	},
];

/** What to do about a key that is in no list. */
export const UNKNOWN_KEY =
	"This is Ameyo's own name for the reason, which its documents do not explain. Check what the node was given, and ask your Ameyo administrator what it means.";
