import { z } from 'zod';

const DOCUMENTS = [
	'8x8-click-to-dial',
	'ameyo-callbacks',
	'ameyo-click-to-dial',
	'ameyo-customer-manager',
	'telephony-agent-remote-control',
];
const LINES = String.raw`\d+(-\d+)?`;
const SOURCE = new RegExp(
	`^((${DOCUMENTS.join('|')})\\.txt:${LINES}(, ${LINES})*(; made up to fit)?|public client code|a user's server)$`,
);

const data = z.record(z.unknown());

const requestSchema = z
	.object({
		method: z.enum(['GET', 'POST', 'DELETE']),
		/** With the query, as it stands in the request line. */
		path: z.string().startsWith('/'),
		/** Those that matter; null: must not be there. */
		headers: z.record(z.string().nullable()).optional(),
		/** Byte for byte. */
		body: z.string().optional(),
		/** Byte for byte, where it is no UTF-8. */
		base64: z.string().base64().optional(),
		/** The fields of a form; an object is the JSON that a field holds. */
		form: z.record(z.union([z.string(), data])).optional(),
		json: data.optional(),
	})
	.strict()
	.refine(({ body, base64, form, json }) => countOf([body, base64, form, json]) <= 1, {
		message: 'A request has one body at most',
	});

const answerSchema = z
	.object({
		status: z.number().int().min(100).max(599),
		/** All of them, but for those that every answer has (Date, Connection, Content-Length). */
		headers: z.record(z.string()).optional(),
		/** Byte for byte. */
		body: z.string().optional(),
		/** Byte for byte, where it is no UTF-8. */
		base64: z.string().base64().optional(),
		/** Put together from rows: an execution holds each row's own part of the answer only. */
		rebuilt: z.literal(true).optional(),
	})
	.strict()
	.refine(({ body, base64 }) => countOf([body, base64]) === 1, {
		message: "An answer has a 'body' or a 'base64'",
	});

const expectedSchema = z
	.object({
		/** What comes out of the node or the trigger. */
		items: z.array(data).optional(),
		/** What comes out of the node's error output. */
		errors: z.array(z.object({ error: z.string(), details: data.optional() }).strict()).optional(),
		hints: z.array(z.string()).optional(),
		/** What a trigger answers; 200 when absent. */
		status: z.number().int().optional(),
	})
	.strict();

const caseSchema = z
	.object({
		/** What it shows, in a sentence. */
		shows: z.string().min(1),
		/**
		 * A document with its lines, `public client code`, or `a user's server`. `; made up to fit` behind the
		 * lines: the document tells of such an answer (or post) without printing one, or prints it broken.
		 */
		source: z.string().regex(SOURCE, 'No document with its lines, and no other known source'),
		/** The node's name; absent for the vendor's own node, which is no trigger. */
		node: z.string().optional(),
		parameters: data,
		/** The input; one empty item when absent. */
		items: z.array(data).min(1).optional(),
		/** Fields of the credential that matter; the others are made up. */
		credential: z.record(z.union([z.string(), z.boolean()])).optional(),
		/** What the vendor is sent, or sends to a trigger; absent where it is not known or nothing is sent. */
		request: requestSchema.optional(),
		/** Absent for a trigger, and where nothing is sent. */
		answer: answerSchema.optional(),
		/** What the vendor says of the session when it is asked; alive when absent. */
		session: z.enum(['alive', 'dead']).optional(),
		/** The answer to the same request when it is sent again with a new session. */
		renewed: answerSchema.optional(),
		expect: expectedSchema,
	})
	.strict();

export type RecordedRequest = z.infer<typeof requestSchema>;
export type RecordedAnswer = z.infer<typeof answerSchema>;
export type Expected = z.infer<typeof expectedSchema>;

/** One exchange with a vendor, and what the pack must make of it. */
export type RecordedCase = z.infer<typeof caseSchema>;

/**
 * Reads a case.
 *
 * @throws Error for text that is no case: with a key that is not known, without a source, …
 */
export function readCase(text: string): RecordedCase {
	return caseSchema.parse(JSON.parse(text));
}

function countOf(values: unknown[]): number {
	return values.filter((value) => value !== undefined).length;
}
