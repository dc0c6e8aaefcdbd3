import { z } from 'zod';

/**
 * What a server may be like where the documents are silent or disagree, and the settings that other processes may change.
 * The first value of each is the default: what the documents say, and the stricter one where they leave a choice.
 */
export const switches = z
	.object({
		/** How a refused hash key is told. [field] HTTP 200 with `null`. No document shows the case. */
		hashKeyRefusal: z.enum(['null', 'empty', 'words', 'status']),
		/** Where the two parameters of a command are read: `command` in the query and `data` in the body, or each in either. */
		parameters: z.enum(['queryAndBody', 'anywhere']),
		/** How JSON of the command interface is labelled. [field] As plain text. */
		jsonLabel: z.string(),
		/** How JSON of the command interface is printed: as JSON, or as the document's samples, with commas and a brace too many. */
		printing: z.enum(['json', 'samples']),
		/** How the agent who did not answer is named: the sample's "agent" is the word and the sample's user ID. */
		agentNamedAs: z.enum(['word', 'userId']),
		/** How the customer who did not answer is named. */
		customerNamedAs: z.enum(['asSent', 'digits', 'lastTen', 'withPrefix', 'userName']),
		/** The form in which `shouldAddCustomer` is taken. [field] A boolean on one server, text on another. */
		shouldAddCustomerAs: z.enum(['boolean', 'text']),
		/** What becomes of the other upload's names: `status` and `attempts` in uploadContacts, `Status` and `numAttempts` in the other. */
		otherUploadNames: z.enum(['ignored', 'refused']),
		/** What becomes of column values that are no text: every sample has text. */
		columnValues: z.enum(['textOnly', 'asSent', 'float']),
		/** How an upload answers: once a record and in their order, as promised; another number of times; or in another order. */
		uploadAnswers: z.enum(['each', 'oneFewer', 'oneMore', 'none', 'oneRepeated', 'reversed']),
		/** The result of every contact, and none is taken; null is the usual. */
		contactResult: z.string().nullable(),
		/** Whether uploads name the result of a contact (`resultTypeString`), and not only whether it was inserted. */
		namesResult: z.boolean(),
		/** Whether a refused contact gets its callback ("a callback will be added for that phone number"). */
		callbackOfRefusedContact: z.enum(['added', 'refused']),
		/** The words in which every callback is refused; null is none. */
		callbackRefusal: z.string().nullable(),
		/** Whether an upload tells the IDs of callbacks: a parameter has that name, the sample prints null. */
		callbackIds: z.enum(['given', 'null']),
		/** Whether a self callback without a user is refused: "the callback is set for the user". */
		selfCallbackNeedsUser: z.boolean(),
		/** What the CRM behind Ameyo does with accepted contacts; none is not integrated. */
		crm: z.enum(['takes', 'refuses', 'none']),
		/** How a login names campaigns: as the sample, as the three arrays of the parameters' list, or not at all. */
		campaignsAs: z.enum(['infos', 'arrays', 'none']),
		/** What becomes of `orderBy` and `limitOffset`: a heading calls them strings, no sample has them. */
		sorting: z.enum(['taken', 'ignored', 'refused']),
		/** How dates come: as the samples (epoch in lists, text in answers to commands), or one way everywhere. */
		datesAs: z.enum(['samples', 'epoch', 'text']),
		/** Rows in one page of callbacks at most, whatever is asked. */
		mostRows: z.number().int().min(1),
		/** The words for a dead session, `{id}` for its ID; null prints the document's. [field] They come without the ID too. */
		deadSessionWords: z.string().nullable(),
		/** How the command interface tells a dead session. */
		deadSessionAs: z.enum(['words', '401', '403', 'redirect', 'aliveFalse']),
		/** In which HTTP status the REST interface tells it. [field] Both. */
		restDeadSession: z.union([z.literal(401), z.literal(403)]),
		/** Whom the REST interface serves: any session, none that Contact Services did not provide, or no user without a campaign. */
		restServes: z.enum(['everySession', 'noSession', 'noUser']),
		/** Commands that are refused in a living session, each with its words. */
		refusedCommands: z.record(z.string()),
		sessionTimeoutMs: z.number(),
		singleSession: z.union([z.literal(false), z.enum(['refuse', 'replace'])]),
		timezone: z.string(),
		clockOffsetMs: z.number(),
		ringMs: z.number().min(0),
	})
	.strict();

export type Switches = z.infer<typeof switches>;

/** What a command's answers are labelled and printed by. */
export type Print = Pick<Switches, 'jsonLabel' | 'printing'>;
