import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { MaxContact } from '../../../nodes/MaxContact/MaxContact.node';
import { resources } from '../../../nodes/MaxContact/resources';
import { byId, PASTED } from '../../support/maxContact';
import { useCalls } from '../../support/maxContactCalls';
import { describeRetries } from '../../support/retries';
import type { RetriedCommand } from '../../support/retries';

const READS = [
	'acdQueue: getAll',
	'call: getAll',
	'campaign: getAll',
	'lead: getPhones',
	'resultCode: getAll',
	'user: getAll',
];

describe('MaxContact', () => {
	const { bench } = useCalls();
	const of = (resource: string, operation: string, more: INodeParameters = {}) => ({
		resource,
		operation,
		userId: byId('={{ $json.agent }}'),
		...more,
	});
	const call = { callId: byId('={{ $json.call }}') };
	const dial = of('call', 'dial', { phoneNumber: byId('={{ $json.phone }}') });
	const agents: IDataObject[] = ['1001', '1002', '1003'].map((agent, n) => ({
		agent,
		phone: `0161000000${n}`,
	}));
	/** Each agent on a call. */
	const onCalls = async (): Promise<IDataObject[]> => {
		const { items } = await bench.run(dial, agents);
		return agents.map((item, n) => ({ ...item, call: items[n]?.json.CallId }));
	};
	const held = async (): Promise<IDataObject[]> => {
		const items = await onCalls();
		await bench.run(of('call', 'hold', call), items);
		return items;
	};
	/** Each agent on a call, with another one on hold. */
	const onTwo = async (): Promise<IDataObject[]> => {
		const first = await held();
		const second = await onCalls();
		return second.map((item, n) => ({ ...item, held: first[n]?.call }));
	};
	const commands: Record<string, RetriedCommand> = {
		'agent: goReady': {
			command: 'goready',
			parameters: of('agent', 'goReady'),
			items: () => agents,
		},
		'call: connect': {
			command: 'connectcalls',
			parameters: of('call', 'connect', {
				call1Id: byId('={{ $json.held }}'),
				call2Id: byId('={{ $json.call }}'),
				resultCode1: byId('XFER'),
				resultCode2: byId('SALE'),
			}),
			items: onTwo,
		},
		'call: dial': { command: 'dial', parameters: dial, items: () => agents },
		'call: dispose': {
			command: 'dispose',
			parameters: of('call', 'dispose', { ...call, resultCode: byId('SALE') }),
			items: onCalls,
		},
		'call: hangUp': {
			command: 'hangup',
			parameters: of('call', 'hangUp', call),
			items: onCalls,
		},
		'call: hold': { command: 'hold', parameters: of('call', 'hold', call), items: onCalls },
		'call: retrieve': {
			command: 'retrieve',
			parameters: of('call', 'retrieve', call),
			items: held,
		},
		'call: startRecording': {
			command: 'startrecord',
			parameters: of('call', 'startRecording', call),
			items: onCalls,
		},
		'call: stopRecording': {
			command: 'stoprecord',
			parameters: of('call', 'stopRecording', call),
			items: onCalls,
		},
		'lead: changeForCall': {
			command: 'changelead',
			parameters: of('lead', 'changeForCall', { ...call, leadPhoneId: '={{ $json.leadPhone }}' }),
			items: async () => {
				const phones = [...bench.simulator.leads.values()].flatMap((lead) => lead.phones);
				return (await onCalls()).map((item, n) => ({
					...item,
					leadPhone: String(phones[n]?.leadPhoneId),
				}));
			},
		},
		'lead: createForCall': {
			command: 'createnewlead',
			parameters: of('lead', 'createForCall', { ...call, phoneNumber: '={{ $json.phone }}7' }),
			items: onCalls,
		},
	};

	it('names every operation', () => {
		const all = resources.flatMap(({ value, operations }) =>
			operations.map((operation) => `${value}: ${operation.value}`),
		);
		expect([...Object.keys(commands), ...READS].sort()).toEqual(all.sort());
	});

	describeRetries(
		{
			bench,
			node: () => new MaxContact(),
			credentialsAt: (baseUrl) => bench.credentials({ ...PASTED, baseUrl }),
			lead: (store) => store.change('maxContactApi', { baseUrl: bench.sandbox.url }),
		},
		commands,
	);
});
