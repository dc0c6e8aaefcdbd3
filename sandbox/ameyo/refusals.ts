import { json, text, type OutgoingResponse } from '../core/response';
import type { AmeyoRule } from './faults';
import type { Switches } from './switches';

/** The three printed shapes of a refused command; all come with HTTP 200. */
export type RefusalShape = 1 | 2 | 3;

/**
 * A refusal in Ameyo's words. Shape 1 (Customer Manager document, 4.4.5) and shape 2 (4.5.6) print `words`, shape 3 (4.6.6)
 * prints `key` and `args`.
 */
export class AmeyoRefusal extends Error {
	constructor(
		readonly shape: RefusalShape,
		readonly words: string,
		readonly key = 'CustomerManager.invalid.request',
		readonly args: ReadonlyArray<string | number> = [],
	) {
		super(words);
	}
}

/** A refusal because of the session, whose shape a rule can choose. */
export class DeadSession extends AmeyoRefusal {
	/** @param words the server's own; null prints the document's */
	constructor(shape: RefusalShape, sessionId: string, words: string | null) {
		const own = words?.replaceAll('{id}', sessionId);
		const key = own ?? 'LogoutRemoterProcessorHelper.invalid.sessionid';
		const args = own === undefined ? [sessionId] : [];
		super(shape, own ?? `Invalid session Id: ${sessionId}`, key, args);
	}
}

/** A refusal of the hash key; its words are inferred. */
export class RefusedHashKey extends AmeyoRefusal {
	constructor() {
		super(1, 'Authentication failed: invalid hash key');
	}
}

/** A parameter that is missing; the words are inferred, no document shows this case. */
export const missing = (parameter: string): AmeyoRefusal =>
	new AmeyoRefusal(1, `Parameter ${parameter} cannot be null`);

/** A lead of another campaign (4.6.7). */
export const leadNotInCampaign = (leadId: number, campaignId: number): AmeyoRefusal =>
	new AmeyoRefusal(
		3,
		`Lead ${leadId} is not in campaign ${campaignId}`,
		'CustomerManager.lead.not.in.camp.11',
		[leadId, campaignId],
	);

/** No such campaign; the key is inferred from its neighbours. */
export const noSuchCampaign = (campaignId: number): AmeyoRefusal =>
	new AmeyoRefusal(3, `No campaign ${campaignId}`, 'CustomerManager.invalid.campaign', [
		campaignId,
	]);

function shape3({ key, args }: AmeyoRefusal, comment: AmeyoRule['comment']): OutgoingResponse {
	// The backslash belongs to the key: the document prints "…camp.11\\",2,1 (4.6.7).
	if (comment === 'broken') {
		const rest = args.map((arg) => (typeof arg === 'string' ? `\\"${arg}\\\\"` : String(arg)));
		return text(`{"result":"Failed.","comment":[${[`"${key}\\\\"`, ...rest].join(',')}]}`);
	}
	const list = [`${key}\\`, ...args];
	if (comment !== 'string') return json({ result: 'Failed.', comment: list });
	return json({ result: 'Failed.', comment: JSON.stringify([key, ...args]) });
}

/** The failure as it goes out: in its own shape, in the one that a rule asks for, or as the server is set. */
export function printRefusal(
	failure: AmeyoRefusal,
	settings: Pick<Switches, 'hashKeyRefusal' | 'deadSessionAs'>,
	rule: AmeyoRule = {},
): OutgoingResponse {
	if (failure instanceof RefusedHashKey) {
		const printed = printHashKeyRefusal(settings);
		if (printed) return printed;
	}
	if (failure instanceof DeadSession) {
		const printed = printDeadSession(settings);
		if (printed) return printed;
	}
	const chosen = failure instanceof DeadSession ? rule.deadSessionShape : undefined;
	const { words } = failure;
	switch (chosen ?? failure.shape) {
		case 1:
			return json({ status: 'error', reason: words, details: words });
		case 2:
			return json({ message: words, type: 'ProcessingException', isPopulated: true });
		case 3:
			return shape3(failure, rule.comment);
	}
}

function printHashKeyRefusal({
	hashKeyRefusal,
}: Pick<Switches, 'hashKeyRefusal'>): OutgoingResponse | undefined {
	if (hashKeyRefusal === 'status') return text('', 401);
	return hashKeyRefusal === 'words' ? undefined : text(hashKeyRefusal === 'null' ? 'null' : '');
}

function printDeadSession({
	deadSessionAs,
}: Pick<Switches, 'deadSessionAs'>): OutgoingResponse | undefined {
	switch (deadSessionAs) {
		case 'words':
			return undefined;
		case 'aliveFalse':
			return json({ alive: false });
		case 'redirect':
			return { ...text('', 302), headers: { location: '/ameyowebaccess/login.jsp' } };
		default:
			return text('', Number(deadSessionAs));
	}
}
