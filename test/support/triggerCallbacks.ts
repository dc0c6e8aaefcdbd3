import type { INodeParameters } from 'n8n-workflow';
import { AmeyoCallbackTrigger } from '../../nodes/Ameyo/AmeyoCallbackTrigger.node.ts';
import type { Callback } from '../../sandbox';
import { byId, openBench, useAmeyo, type Bench } from './ameyo';
import { PollingN8n, type PollingOptions } from './triggerPoll';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

let made = 0;

/** A sandbox whose callbacks a trigger polls for. */
export interface CallbackBench {
	bench: Bench;
	/** The server's clock, epoch milliseconds. */
	now(): number;
	/** Puts the server's clock forward, or back. */
	putClock(byMs: number): void;
	/** Adds callbacks to campaign 1, by default now and for in two hours; gives their ids. */
	add(count: number, more?: Partial<Callback>): string[];
	/** A new n8n with a workflow that waits for callbacks. */
	n8n(parameters: INodeParameters, more?: Partial<PollingOptions>): PollingN8n;
}

/** An Ameyo without callbacks for the tests of a file, and n8n's that poll it. */
export function useCallbacks(): CallbackBench {
	const bench = useAmeyo();
	beforeEach(() => bench.ameyo.callbacks.clear());
	return callbacksOf(bench);
}

/** The same outside of tests, with the callbacks of the seed. */
export async function openCallbackBench(): Promise<CallbackBench> {
	return callbacksOf(await openBench());
}

/** What a trigger polls for in an Ameyo that is open already. */
export function callbacksOf(bench: Bench): CallbackBench {
	const now = () => Date.now() + bench.ameyo.settings.clockOffsetMs;
	return {
		bench,
		now,
		putClock: (byMs) => {
			bench.ameyo.settings.clockOffsetMs += byMs;
		},
		add: (count, more = {}) =>
			Array.from({ length: count }, () => {
				made += 1;
				const customerCallbackId = `d810-made-up-cm-${made}`;
				bench.ameyo.callbacks.set(customerCallbackId, {
					customerCallbackId,
					campaignId: 1,
					callbackTime: now() + 2 * HOUR,
					selfCallback: false,
					userId: 'agent',
					phone: String(9_876_500_000 + made),
					customerId: null,
					dateAdded: now(),
					info: null,
					...more,
				});
				return customerCallbackId;
			}),
		n8n: (parameters, more) =>
			new PollingN8n({
				node: new AmeyoCallbackTrigger(),
				parameters: { campaignId: byId('1'), event: 'scheduled', ...parameters },
				credentials: bench.credentials(),
				...more,
			}),
	};
}

/** The ids of the callbacks that started an execution, in order. */
export function started(n8n: PollingN8n): string[] {
	return n8n.executions.map(({ customerCallbackId }) => String(customerCallbackId));
}
