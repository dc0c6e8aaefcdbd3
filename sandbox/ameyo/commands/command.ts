import type { OutgoingResponse } from '../../core/response';
import type { IncomingRequest } from '../../core/request';
import type { RefusalShape } from '../refusals';
import type { Data } from '../parameters';
import type { AmeyoRule } from '../faults';
import type { AmeyoState } from '../state';

/** What a command is given to work with. */
export interface CommandContext {
	request: IncomingRequest;
	data: Data;
	state: AmeyoState;
	rule: AmeyoRule | undefined;
}

/** One command of the command interface. `run` throws an AmeyoRefusal for what Ameyo refuses. */
export interface Command {
	/**
	 * Who may send it: `none` without a session (login), `session` with a session id in the data, `sessionOrHashKey` also
	 * with the hash-key headers ([field] for the uploads, inferred for the reads), `hashKey` with these only.
	 */
	access: 'none' | 'session' | 'sessionOrHashKey' | 'hashKey';
	/** The shape in which the document prints this command's dead session; 3 where it prints none. */
	deadSession: RefusalShape;
	run(context: CommandContext): OutgoingResponse | Promise<OutgoingResponse>;
}
