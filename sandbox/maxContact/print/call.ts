import { CALL_STATE, CALL_STATUS, RECORDING_STATE } from '../enums';
import type { Call, Lead } from '../types';

/** "Entities", Call. */
export function printCall(call: Call, lead: Lead): Record<string, unknown> {
	return {
		CallId: call.callId,
		CallStartTime: new Date(call.startedAt),
		CallState: CALL_STATE[call.state],
		CallStatus: CALL_STATUS[call.ending ?? 'underWay'],
		CustomerName: lead.name,
		CustomerName2: lead.name2,
		PhoneNumber: call.phoneNumber,
		RecordingState: RECORDING_STATE[call.recording],
	};
}
