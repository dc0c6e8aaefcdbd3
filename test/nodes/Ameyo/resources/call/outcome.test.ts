import type { IDataObject } from 'n8n-workflow';
import { ameyoSeed } from '../../../../../sandbox';
import { useAmeyo } from '../../../../support/ameyo';
import { dial } from '../../../../support/ameyoOperations';
import { toErrorOutput } from '../../../../support/run';

const { DIAL_ENDINGS } = ameyoSeed;

describe('call: click to dial, how the call went', () => {
	const bench = useAmeyo();

	const endings: Array<[string, string, string[]]> = [
		['agentDidNotAnswer', DIAL_ENDINGS.agentDidNotAnswer, ['Party.did.not.answer', 'agent']],
		[
			'customerDidNotAnswer',
			DIAL_ENDINGS.customerDidNotAnswer,
			['Party.did.not.answer', '55550000009902'],
		],
		[
			'couldNotConnect',
			DIAL_ENDINGS.couldNotConnect,
			['Party.could.not.be.connected.Reason', '55550000009903', 'Requested channel not available'],
		],
	];
	describe.each([false, true])('answers printed as in the document: %s', (printed) => {
		it.each(endings)('reads %s', async (outcome, ending, errorReason) => {
			bench.ameyo.misbehave({ command: 'clickToDialWithToken', printed });
			const { items } = await bench.run(dial, [{ agent: 'amit', phone: `5555000000${ending}` }]);
			expect(items[0]?.json).toMatchObject({
				result: 'FAILURE',
				connected: false,
				outcome,
				errorReason,
				nodeFlowId: expect.stringMatching(/^\w+$/),
				metaData: expect.stringMatching(/^[\w-]+$/),
			});
		});

		it('reads connected', async () => {
			bench.ameyo.misbehave({ command: 'clickToDialWithToken', printed });
			const { items } = await bench.run(dial, [{ agent: 'amit', phone: '5555056887' }]);
			expect(items[0]?.json).toMatchObject({
				result: 'SUCCESS',
				connected: true,
				outcome: 'connected',
				errorReason: [],
				nodeFlowId: expect.stringMatching(/^\w+$/),
				metaData: expect.stringMatching(/^[\w-]+$/),
			});
		});
	});

	it('keeps the raw text of an answer that cannot be read, as an unknown outcome', async () => {
		const body = '{"result":"FAILURE","reason":%%% what ever';
		bench.ameyo.misbehave({ command: 'clickToDialWithToken', answer: { status: 200, body } });
		const { items } = await bench.run(dial, [{ agent: 'amit', phone: '5555056887' }]);
		expect(items[0]?.json).toMatchObject({
			result: 'FAILURE',
			connected: false,
			outcome: 'unknown',
			nodeFlowId: null,
			errorReason: [],
			reason: expect.stringContaining('%%% what ever'),
		});
	});

	it.each([
		['kavita', 'Agent: agent is not working in campaign: 1', 'on a break'],
		['sanjay', 'Agent is not available to take the call', 'log in'],
	])(
		"makes Ameyo's refusal of %s an error of the item, with a next step",
		async (agent, message, step) => {
			const { items, errors } = await bench.run(
				dial,
				[
					{ agent: 'amit', phone: '5555056887' },
					{ agent, phone: '5555056888' },
					{ agent: 'priya', phone: '5555056889' },
				],
				{ onError: toErrorOutput },
			);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
			expect(errors).toHaveLength(1);
			expect(errors[0]?.pairedItem).toEqual({ item: 1 });
			expect(errors[0]?.json).toMatchObject({ error: message, agent, phone: '5555056888' });
			expect((errors[0]?.json.details as IDataObject).description).toContain(step);
			expect(bench.ameyo.counts.dials).toBe(2);
		},
	);

	it('reads a refusal with line breaks inside its words', async () => {
		const body =
			'{\n"status": "error",\n"reason": "Agent: agent is not working in campaign:\n1",\n"details": "x"\n}';
		bench.ameyo.misbehave({ command: 'clickToDialWithToken', answer: { status: 200, body } });
		const { error } = await bench.run(dial, [{ agent: 'amit', phone: '5555056887' }]);
		expect(error?.message).toBe('Agent: agent is not working in campaign: 1');
	});
});
