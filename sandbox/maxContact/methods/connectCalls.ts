import { optionalInt, optionalText, text } from '../parameters';
import { malformed } from '../refusals';
import type { CallResult } from '../types';
import { establishedCall } from './callControl';
import type { Method, MethodContext } from './method';

/** The result of one of the two calls; `which` is the last letter of its parameters. */
function resultOf({ state, parameters }: MethodContext, which: '1' | '2'): CallResult {
	const resultCode = state.resultCode(text(parameters, `resultcode${which}`));
	// Printed as `¬es1`: a damaged `&notes1`.
	const notes = optionalText(parameters, `notes${which}`);
	const sales = optionalInt(parameters, `numsales${which}`);
	if (sales !== undefined && sales < 0) throw malformed(`numsales${which} cannot be negative.`);
	return {
		resultCode,
		...(notes === undefined ? {} : { notes }),
		...(sales === undefined ? {} : { sales }),
	};
}

/** "Connect Calls": the two customers go on without the agent, and both calls have their result codes. */
export const connectcalls: Method = {
	path: 'connectcalls/user/{user}',
	commands: true,
	run: (context) => {
		const first = establishedCall(context, 'call1');
		const second = establishedCall(context, 'call2');
		if (first === second) throw malformed('A call cannot be connected with itself.');
		const results = [resultOf(context, '1'), resultOf(context, '2')] as const;
		context.state.calls.bridge(first, second);
		[first.result, second.result] = results;
		context.agent.ready = false;
	},
};
