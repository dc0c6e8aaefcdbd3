const NOTHING = 'Nothing was carried out.';
const GET_CALLS = "'Get Many' of calls shows the agent's calls and their states.";

/**
 * What to do about what MaxContact says. The document prints no words of a refusal, so all of these are inferred
 * and taken generously; the first that fits counts.
 */
export const NEXT_STEPS: ReadonlyArray<{ says: RegExp; step: string }> = [
	{
		says: /\bnot (logged|signed) (in ?to|on ?to) (a|any|the) campaign/i,
		step: `Ask the agent to log in to a campaign in MaxContact. ${NOTHING}`,
	},
	{
		says: /\b(user|agent|operator)\b.*\bnot (logged|signed) (in|on)\b/i,
		step: `Ask the agent to log in to MaxContact. ${NOTHING}`,
	},
	{
		says: /\b(user|agent|operator)\b.*\bnot authenticated on (a|the) phone/i,
		step: `Ask the agent to connect the phone in MaxContact. ${NOTHING}`,
	},
	{
		says: /\bwrapping up\b|\bneeds a result code/i,
		step: `Close that call first: 'Dispose' with a result code. ${NOTHING}`,
	},
	{
		says: /\bis on call\b.*\bnot on hold/i,
		step: `Put that call on hold, or hang it up, first. ${NOTHING}`,
	},
	{
		says: /\b(is on|already (on|in)) (a )?call\b/i,
		step: `Hang that call up and close it with 'Dispose' first. ${NOTHING}`,
	},
	{
		says: /\bhas a result code already|already (disposed|has a result code)/i,
		step: `The call is closed: there is nothing left to do with it. ${NOTHING}`,
	},
	{
		says: /\bcall\b.*\balready ended\b/i,
		step: `Close the call with 'Dispose', if that has not happened. ${NOTHING}`,
	},
	{
		says: /\balready on hold\b/i,
		step: `Use 'Retrieve' to talk with the customer again. ${NOTHING}`,
	},
	{
		says: /\bcall\b.*\bnot on hold\b/i,
		step: `Only a call on hold can be retrieved. ${GET_CALLS} ${NOTHING}`,
	},
	{
		says: /\bnot being recorded\b/i,
		step: `Use 'Start Recording' first; the campaign may not record its calls by itself. ${NOTHING}`,
	},
	{
		says: /\bcall\b.*\bnot (connected|active)\b/i,
		step: `It is still ringing, or over. ${GET_CALLS} ${NOTHING}`,
	},
	{
		says: /\bcall\b.*\b(not (been )?found|not a call of|does not exist|unknown)\b/i,
		step: `Take the 'CallId' that 'Dial' returned for this agent. ${GET_CALLS} ${NOTHING}`,
	},
	{
		says: /\b(user|agent|operator)\b.*\b(not (been )?found|does not exist|unknown)\b/i,
		step: `Choose the agent from the list, or give the user's ID, which is a number. ${NOTHING}`,
	},
	{
		says: /\blead phone\b.*\b(not (been )?found|does not exist|unknown)\b/i,
		step: `Take the ID of the lead phone from your lead data: 'Get Phones' does not return it. ${NOTHING}`,
	},
	{
		says: /\blead\b.*\b(not (been )?found|does not exist|unknown)\b/i,
		step: `Check the lead's ID: it must have all of its digits, as text. ${NOTHING}`,
	},
	{
		says: /\bresult code\b.*\b(not (been )?found|does not exist|unknown)\b/i,
		step: `Choose the result code from the list; it is the code, such as SALE, and not its number. ${NOTHING}`,
	},
	{
		says: /\bresult code\b.*\bcannot be chosen\b/i,
		step: `Choose one that agents are shown: the list puts the others last. ${NOTHING}`,
	},
	{
		says: /\bconnected with itself\b/i,
		step: `Give two different calls of the agent. ${NOTHING}`,
	},
	{
		says: /\bnumsales\d? cannot be negative\b/i,
		step: `Correct 'Number of Sales'. ${NOTHING}`,
	},
	{
		says: /\bnot a phone number\b|\binvalid phone\b/i,
		step: `Give the number in the form in which agents dial it: digits, without letters. ${NOTHING}`,
	},
	{
		says: /\btoo large or too small\b/i,
		step: `An ID has more digits than MaxContact has. Check the fields that hold IDs. ${NOTHING}`,
	},
	{
		says: /\binput string was not in a correct format\b/i,
		step: `An ID is not a number. Check the fields that hold IDs. ${NOTHING}`,
	},
	{
		says: /\bparameter \w+ is missing\b/i,
		step: `Fill the field that it comes from. ${NOTHING}`,
	},
	{
		says: /\bnot (authori[sz]ed|allowed|permitted) to\b/i,
		step: `Ask your MaxContact administrator to allow it. ${NOTHING}`,
	},
	{
		says: /\btoken\b/i,
		step: `Test the credential. ${NOTHING}`,
	},
];

/** What to do about a refusal, by its words; '' where nothing is known. */
export function nextStep(words: string): string {
	return NEXT_STEPS.find(({ says }) => says.test(words))?.step ?? '';
}
