import { int, long, phone } from '../parameters';
import { notFound, notNow } from '../refusals';
import { isLive } from '../calls';
import type { Call } from '../types';
import type { Method, MethodContext } from './method';

/** "a call that is in progress". @throws Refusal for one that is over. */
function callInProgress({ state, agent, parameters }: MethodContext): Call {
	const call = state.call(agent.userId, int(parameters, 'call'));
	if (!isLive(call)) throw notNow(`Call ${call.callId} has already ended.`);
	return call;
}

/** "Lead Phones". The printed entity does not hold the id that `changelead` asks for. */
export const leadphones: Method = {
	path: 'leadphones/user/{user}/lead/{lead}',
	commands: false,
	entity: 'LeadPhone',
	run: ({ state, parameters }) => {
		const { leadId, phones } = state.lead(long(parameters, 'lead'));
		return phones.map(({ phoneNumber, recordType, recordTypeId }) => ({
			LeadId: leadId,
			PhoneNumber: phoneNumber,
			RecordType: recordType,
			RecordTypeId: recordTypeId,
		}));
	},
};

/** "Change Lead Phone": the call now belongs to the lead of that phone. */
export const changelead: Method = {
	path: 'changelead/user/{user}/call/{call}/leadphone/{leadphone}',
	commands: true,
	run: (context) => {
		const call = callInProgress(context);
		const leadPhoneId = long(context.parameters, 'leadphone');
		const lead = context.state.leads.withLeadPhone(leadPhoneId);
		if (!lead) throw notFound(`Lead phone ${leadPhoneId} was not found.`);
		call.leadId = lead.leadId;
	},
};

/** "Create New Lead": and the call belongs to it. */
export const createnewlead: Method = {
	path: 'createnewlead/user/{user}/call/{call}/phone/{phone}',
	commands: true,
	run: (context) => {
		const call = callInProgress(context);
		const phoneNumber = phone(context.parameters, 'phone');
		call.leadId = context.state.leads.create(phoneNumber).leadId;
	},
};
