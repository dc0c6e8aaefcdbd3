import type { INodeParameters } from 'n8n-workflow';
import { byId, LOOKUP_USER, useMaxContact } from './maxContact';
import type { Bench } from './maxContact';
import { toErrorOutput } from './run';

/** An agent of the seed who is ready. */
export const AGENT = '1001';
/** Where the telephony methods are. */
export const TELEPHONY = '/webservices/services/telephony';

const NUMBER = '+44 161 000 0009';

/** An operation of calls for the agent of the seed. */
export function onCall(operation: string, more: INodeParameters = {}): INodeParameters {
	return { resource: 'call', operation, userId: byId(AGENT), ...more };
}

/** A MaxContact whose calls connect at once, with what tests of its methods repeat. */
export class Calls {
	constructor(readonly bench: Bench) {}

	/** Dials for the agent and gives the ID of the connected call. */
	async dialled(phoneNumber = NUMBER): Promise<string> {
		const dial = onCall('dial', { phoneNumber: byId(phoneNumber) });
		const { items, error } = await this.bench.run(dial);
		expect(error).toBeUndefined();
		return String(items[0]?.json.CallId);
	}

	/** Runs an operation that answers without data, and looks at what it sent. */
	async carriesOut(parameters: INodeParameters, path: string): Promise<void> {
		const { items, error } = await this.bench.run(parameters);
		expect(error).toBeUndefined();
		const carriedOut = { success: true, responseCode: 200, responseDetail: 'OK' };
		expect(items).toEqual([{ json: carriedOut, pairedItem: { item: 0 } }]);
		const { requests } = this.bench.simulator;
		expect(requests.at(-1)).toMatchObject({ method: 'GET', url: TELEPHONY + path });
	}

	/** Runs an operation that MaxContact refuses, in its words. */
	async isRefused(parameters: INodeParameters, message: string): Promise<void> {
		const more = { onError: toErrorOutput };
		const { items, errors } = await this.bench.run(parameters, [{ row: 1 }], more);
		expect(items).toEqual([]);
		expect(errors).toHaveLength(1);
		expect(errors[0]?.json.error).toBe(message);
		expect(errors[0]?.json.details).toMatchObject({
			responseCode: expect.any(Number),
			description: expect.stringMatching(/response code is \d+/),
		});
		expect(errors[0]?.pairedItem).toEqual({ item: 0 });
	}
}

/** A MaxContact whose calls connect at once, for the tests of a file. */
export function useCalls(): Calls {
	return new Calls(useMaxContact({ maxContact: { ringMs: 0 } }));
}

/** What each list that is the same for all users is tested for. */
export function describeList(
	resource: string,
	{ method, count, first }: { method: string; count: number; first: object },
): void {
	describe(`${resource}: get many`, () => {
		const calls = useCalls();
		const { bench } = calls;
		const getAll = { resource, operation: 'getAll', returnAll: true };
		const asked = (userId: string) => ({ userId: byId(userId) });

		it('lists them all, or up to the limit', async () => {
			const all = await bench.run({ ...getAll, options: asked(AGENT) });
			expect(all.error).toBeUndefined();
			expect(all.items).toHaveLength(count);
			expect(all.items[0]?.json).toMatchObject(first);
			expect(bench.simulator.requests[0]?.url).toBe(`${TELEPHONY}/${method}/user/${AGENT}`);
			const some = await bench.run({
				...getAll,
				options: asked(AGENT),
				returnAll: false,
				limit: 2,
			});
			expect(some.items).toHaveLength(2);
		});

		it("asks in the name of the credential's user when none is given", async () => {
			await bench.run(getAll);
			expect(bench.simulator.requests[0]?.url).toBe(`${TELEPHONY}/${method}/user/${LOOKUP_USER}`);
		});

		it('is refused for a user that is none', async () => {
			await calls.isRefused({ ...getAll, options: asked('77') }, 'User 77 was not found.');
		});
	});
}
