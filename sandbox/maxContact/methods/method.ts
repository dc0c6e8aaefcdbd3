import type { Parameters } from '../parameters';
import type { MaxContactRule } from '../faults';
import type { Agent } from '../types';
import type { MaxContactState } from '../state';

/** What a method is given to work with. */
export interface MethodContext {
	state: MaxContactState;
	/** The user of the path. */
	agent: Agent;
	parameters: Parameters;
	rule: MaxContactRule | undefined;
}

/** One of the 17 methods. `run` gives the answer's Data and throws a Refusal for what MaxContact refuses. */
export interface Method {
	/** Below `/webservices/services/telephony/`, as printed; `{name}` stands for one segment. */
	path: string;
	/** Whether it acts for the agent. Such commands of one agent must not overlap, and need one who is logged in. */
	commands: boolean;
	/** The type of Data, or of its rows, in the XML answer. */
	entity?: string;
	run(context: MethodContext): unknown;
}
