import type { IDataObject } from 'n8n-workflow';
import { RequestError } from '../http/failure';

/** Why a call may not be placed now. Saved in workflows: never changes. */
export type HoldReason =
	| 'numberNotAllowed'
	| 'numberBlocked'
	| 'outsideCallingHours'
	| 'numberNotValid';

/** What is known of a call that is held back. */
export interface Hold {
	reason: HoldReason;
	/** For a person, and for the model of an agent. */
	message: string;
	/** When it may be placed: ISO 8601 with the zone's offset; null where no time is known. */
	heldUntil: string | null;
}

/** What comes out for a call that is held back. */
export function heldItem({ reason, message, heldUntil }: Hold): IDataObject {
	return { held: true, reason, message, heldUntil };
}

/** The same as an error of the item. */
export function heldError({ reason, message, heldUntil }: Hold): RequestError {
	return new RequestError({
		kind: 'notSent',
		message,
		description: 'The call was held back by the calling rules. Nothing was sent.',
		details: { held: true, reason, heldUntil },
	});
}
