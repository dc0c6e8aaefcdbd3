import { ameyoSeed } from '../../../../../sandbox';
import type { Switches } from '../../../../../sandbox/ameyo/switches';
import { useAmeyo } from '../../../../support/ameyo';
import { dial } from '../../../../support/ameyoOperations';

const { DIAL_ENDINGS } = ameyoSeed;

describe('call: click to dial, who did not answer', () => {
	const bench = useAmeyo();
	const outcome = async (phone: string, agent = 'amit') => {
		const { items } = await bench.run(dial, [{ agent, phone }]);
		return items[0]?.json.outcome;
	};
	const customer = (start = '5555000000') => `${start}${DIAL_ENDINGS.customerDidNotAnswer}`;

	it.each<[Switches['customerNamedAs'], string]>([
		['asSent', 'customerDidNotAnswer'],
		['digits', 'customerDidNotAnswer'],
		['lastTen', 'customerDidNotAnswer'],
		['withPrefix', 'customerDidNotAnswer'],
		['userName', 'unknown'],
	])('is the customer by the number that was sent: named %s', async (customerNamedAs, expected) => {
		for (const printed of [false, true]) {
			bench.ameyo.become({ customerNamedAs });
			bench.ameyo.misbehave({ command: 'clickToDialWithToken', printed });
			expect(await outcome(customer('+91 (98) 765-4'))).toBe(expected);
		}
	});

	it.each(['word', 'userId'] as const)('is the agent by the %s', async (agentNamedAs) => {
		for (const printed of [false, true]) {
			bench.ameyo.become({ agentNamedAs });
			bench.ameyo.misbehave({ command: 'clickToDialWithToken', printed });
			const phone = `555500${DIAL_ENDINGS.agentDidNotAnswer}`;
			expect(await outcome(phone)).toBe('agentDidNotAnswer');
		}
	});

	it.each([
		['amit2', '5550001', 'unknown'],
		['Agent', '5550001', 'unknown'],
		['0001', '5550001', 'unknown'],
		['5550001', '005550001', 'customerDidNotAnswer'],
		['5555550001', '1', 'unknown'],
		['', '5550001', 'unknown'],
		['5550002', '5550001', 'unknown'],
	])('named %j is told from the number %s: %s', async (who, phone, expected) => {
		const reason = `{node.flow.error.reason=["Party.did.not.answer","${who}"]}`;
		const body = { result: 'FAILURE', reason };
		bench.ameyo.misbehave({ command: 'clickToDialWithToken', answer: { body } });
		expect(await outcome(phone)).toBe(expected);
	});

	it('is an agent with digits for a name, who is not the number', async () => {
		const body = {
			result: 'FAILURE',
			reason: '{node.flow.error.reason=["Party.did.not.answer","1001"]}',
		};
		bench.ameyo.misbehave({ command: 'clickToDialWithToken', answer: { body } });
		expect(await outcome('5551001', '1001')).toBe('agentDidNotAnswer');
	});

	it('keeps what stands beside result and reason', async () => {
		const body = { result: 'SUCCESS', reason: '{metaData=1}', status: 'ok', details: { a: 1 } };
		bench.ameyo.misbehave({ command: 'clickToDialWithToken', answer: { body } });
		const { items } = await bench.run(dial, [{ agent: 'amit', phone: '5550001' }]);
		expect(items[0]?.json).toMatchObject({ connected: true, status: 'ok', details: { a: 1 } });
	});

	it.each([
		[true, 'boolean', undefined],
		[false, 'boolean', undefined],
		[true, 'text', 'Parameter shouldAddCustomer is not a string'],
	] as const)(
		'sends shouldAddCustomer %j as a boolean to a server that wants %s',
		async (shouldAddCustomer, shouldAddCustomerAs, message) => {
			bench.ameyo.become({ shouldAddCustomerAs });
			const parameters = { ...dial, additionalFields: { shouldAddCustomer } };
			const { error } = await bench.run(parameters, [{ agent: 'amit', phone: '5550001' }]);
			expect(error?.message).toBe(message);
			expect(bench.ameyo.requests[0]?.data).toMatchObject({ shouldAddCustomer });
		},
	);

	it('leaves shouldAddCustomer out unless it is added', async () => {
		bench.ameyo.become({ shouldAddCustomerAs: 'text' });
		const { error } = await bench.run(dial, [{ agent: 'amit', phone: '5550001' }]);
		expect(error).toBeUndefined();
		expect(bench.ameyo.requests[0]?.data).not.toHaveProperty('shouldAddCustomer');
	});

	it('names the command in the query, and nothing else', async () => {
		await bench.run(dial, [{ agent: 'amit', phone: '5550001' }]);
		expect(bench.ameyo.requests[0]?.url).toBe(
			'/ameyowebaccess/command?command=clickToDialWithToken',
		);
	});
});
