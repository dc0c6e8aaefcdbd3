import { isLive } from '../calls';
import { int, text } from '../parameters';
import { notNow } from '../refusals';
import type { Call } from '../types';
import type { Method, MethodContext } from './method';

const askedCall = ({ state, agent, parameters }: MethodContext, name = 'call'): Call =>
	state.call(agent.userId, int(parameters, name));

/** The call that a parameter names, when agent and customer can hear each other or it is on hold. @throws Refusal */
export function establishedCall(context: MethodContext, name = 'call'): Call {
	const call = askedCall(context, name);
	if (call.state !== 'connected' && call.state !== 'held') {
		throw notNow(`Call ${call.callId} is not connected.`);
	}
	return call;
}

/** "Hangup": "places the agent in the wrapping status". */
export const hangup: Method = {
	path: 'hangup/user/{user}/call/{call}',
	commands: true,
	run: (context) => {
		const call = askedCall(context);
		if (!isLive(call)) throw notNow(`Call ${call.callId} has already ended.`);
		context.state.calls.end(call, 'agent');
	},
};

/** "Dispose": "The call will also be hung up if it has not already". That the agent must go ready again is inferred. */
export const dispose: Method = {
	path: 'dispose/user/{user}/call/{call}',
	commands: true,
	run: (context) => {
		const { state, agent, parameters } = context;
		const call = askedCall(context);
		const resultCode = state.resultCode(text(parameters, 'resultcode'));
		if (call.result) throw notNow(`Call ${call.callId} has a result code already.`);
		if (isLive(call)) state.calls.end(call, 'agent');
		call.result = { resultCode };
		agent.ready = false;
	},
};

/** "Hold". */
export const hold: Method = {
	path: 'hold/user/{user}/call/{call}',
	commands: true,
	run: (context) => {
		const call = establishedCall(context);
		if (call.state === 'held') throw notNow(`Call ${call.callId} is already on hold.`);
		call.state = 'held';
	},
};

/** "Retrieve". An agent talks with one customer at a time; that the other one must be put on hold first is inferred. */
export const retrieve: Method = {
	path: 'retrieve/user/{user}/call/{call}',
	commands: true,
	run: (context) => {
		const { state, agent } = context;
		const call = askedCall(context);
		if (call.state !== 'held') throw notNow(`Call ${call.callId} is not on hold.`);
		const other = state.calls
			.openOf(agent.userId)
			.find((one) => one.state === 'connected' || one.state === 'ringing');
		if (other) {
			throw notNow(`User ${agent.userId} is on call ${other.callId}, which is not on hold.`);
		}
		call.state = 'connected';
	},
};

/** "Start Recording": "will start or continue the recording", so a call that is being recorded is no refusal. */
export const startrecord: Method = {
	path: 'startrecord/user/{user}/call/{call}',
	commands: true,
	run: (context) => {
		establishedCall(context).recording = 'on';
	},
};

/** "Stop Recording". That a call which is not being recorded is refused is inferred. */
export const stoprecord: Method = {
	path: 'stoprecord/user/{user}/call/{call}',
	commands: true,
	run: (context) => {
		const call = establishedCall(context);
		if (call.recording !== 'on') throw notNow(`Call ${call.callId} is not being recorded.`);
		call.recording = 'stopped';
	},
};
