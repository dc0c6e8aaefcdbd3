import type { CallRules } from '../shared/callRules/callRules';
import { numberToSend } from '../shared/callRules/numberFormat';
import type { PlacedCall } from '../shared/operations/definition';
import type { Call } from './link/call';

/** What the rules look at: the prefix and the number together, and the number alone. */
export function placedCall({ phone, dialOptions }: Call, rules: CallRules): PlacedCall {
	return { phone, prefix: dialOptions.prefix, rules };
}

/** A call with its number in the form in which it goes out. */
export function inForm(call: Call, { format }: CallRules): Call {
	return { ...call, phone: numberToSend(call.phone, format) };
}
