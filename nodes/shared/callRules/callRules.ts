import type { CallingWindow } from './callingHours';
import { isOpen, nextOpening } from './callingHours';
import type { Hold } from './hold';
import type { NumberFormat } from './numberFormat';
import type { NumberRules } from './numberRules';

/** When calls may be placed. */
export interface CallingHours {
	/** None: never. */
	windows: readonly CallingWindow[];
	/** '' for the workflow's. */
	zone: string;
}

/** What must hold before a call is placed, as a node has it. */
export interface CallRules {
	numbers: NumberRules;
	/** undefined where calls may be placed at any hour. */
	hours: CallingHours | undefined;
	format: NumberFormat;
	/** What a call that is held back comes out as. */
	heldAs: 'item' | 'error';
}

/**
 * Why a call may not be placed at an instant by the calling hours of its node.
 *
 * @param at epoch milliseconds
 * @param workflowZone for hours that name no other
 * @returns undefined where it may
 */
export function heldByHours(
	{ hours }: CallRules,
	at: number,
	workflowZone: string,
): Hold | undefined {
	if (!hours) return undefined;
	const zone = hours.zone || workflowZone;
	if (isOpen(hours.windows, zone, at)) return undefined;
	const heldUntil = nextOpening(hours.windows, zone, at);
	const when =
		heldUntil === null ? 'no calling hours are coming' : `it may be placed from ${heldUntil} on`;
	const message = `The call is outside the calling hours in ${zone}: ${when}`;
	return { reason: 'outsideCallingHours', message, heldUntil };
}
