import { json } from '../../core/response';
import { printTime, readCallbackTime } from './callbackTimes';
import { AmeyoRefusal } from '../refusals';
import {
	flag,
	optionalId,
	optionalText,
	requiredId,
	requiredObject,
	requiredText,
	type Data,
} from '../parameters';
import type { AmeyoState } from '../state';
import type { Command } from './command';

/**
 * The phone of a callback: the given one, or that of the given customer.
 * @throws AmeyoRefusal when the customer is unknown or no phone is left; key and words are inferred.
 */
function phoneFor(
	state: AmeyoState,
	phone: string | undefined,
	customerId: number | undefined,
): string {
	const contact = customerId === undefined ? undefined : state.contacts.get(customerId);
	const found = phone ?? (contact && optionalText(contact.customerData, 'phone1'));
	if (found !== undefined) return found;
	const words = 'Neither a phone nor a known customerId is given';
	throw new AmeyoRefusal(3, words, 'CallBackManager.phone.cannot.be.null');
}

/** @throws AmeyoRefusal for a self callback without a user ("the callback is set for the user", 4.8.3); the words are inferred. */
export function needUserOfSelfCallback(data: Data, { settings }: AmeyoState): void {
	const isMissing = flag(data, 'isSelfCallBack') && optionalText(data, 'userId') === undefined;
	if (isMissing && settings.selfCallbackNeedsUser) {
		const words = 'User cannot be null for a self callback';
		throw new AmeyoRefusal(3, words, 'CallBackManager.user.cannot.be.null');
	}
}

/** Customer Manager document, 4.10. The answer has no `result` and no `comment` there (4.10.4). */
export const addCallback: Command = {
	access: 'sessionOrHashKey',
	deadSession: 3,
	run: ({ data, state }) => {
		const { timezone, callbackRefusal } = state.settings;
		if (callbackRefusal !== null) throw new AmeyoRefusal(3, callbackRefusal, callbackRefusal);
		const campaignId = requiredId(data, 'campaignId');
		state.campaign(campaignId);
		needUserOfSelfCallback(data, state);
		const callbackTime = readCallbackTime(requiredText(data, 'callBackTime'), timezone);
		optionalText(data, 'callBackHandlerType');
		const properties = requiredObject(data, 'callBackProperties');
		const customerId = optionalId(properties, 'customerId');
		const phone = phoneFor(state, optionalText(properties, 'phone'), customerId);
		const callback = state.addCallback({
			campaignId,
			callbackTime,
			selfCallback: flag(data, 'isSelfCallBack'),
			userId: optionalText(data, 'userId') ?? null,
			phone,
			customerId: customerId ?? null,
		});
		const asText = customerId === undefined ? {} : { customerId: String(customerId) };
		const asNumber = customerId === undefined ? {} : { customerId };
		const bean = {
			id: callback.customerCallbackId,
			campaignId,
			callBackTime: printTime(callbackTime, state.settings),
			selfCallback: callback.selfCallback,
			callBackProperties: [{ phone, ...asText }],
			userId: callback.userId,
			phone,
			...asNumber,
		};
		return json({ beanResponse: [bean] });
	},
};
