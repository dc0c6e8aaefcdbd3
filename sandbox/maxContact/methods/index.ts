import { goready } from './goReady';
import { dispose, hangup, hold, retrieve, startrecord, stoprecord } from './callControl';
import { connectcalls } from './connectCalls';
import { dial } from './dial';
import { changelead, createnewlead, leadphones } from './leadOfCall';
import { acdqueues, campaigns, getcalls, resultcodes, users } from './lists';
import type { Method } from './method';

/** The 17 methods by their names, which are the first segments of their paths, in the order of the document. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
	Object.entries({
		getcalls,
		goready,
		dial,
		hangup,
		dispose,
		hold,
		retrieve,
		stoprecord,
		startrecord,
		campaigns,
		users,
		resultcodes,
		acdqueues,
		leadphones,
		changelead,
		createnewlead,
		connectcalls,
	}),
);
