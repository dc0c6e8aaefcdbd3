import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { contacts, phone, upload } from '../../../../support/ameyoOperations';
import { useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

const WHEN = '2031-05-06 07:08:09';
const withCallback: INodeParameters = {
	...upload,
	operation: 'uploadWithCallback',
	inputsToIgnore: 'when,to',
	callbackTime: '={{ $json.when }}',
	callbackFields: { callbackPhone: '={{ $json.to }}' },
};

describe('contact: uploads, who a result is about', () => {
	const bench = useAmeyo();
	const uploaded = async (items: IDataObject[], more: INodeParameters = {}) =>
		(await bench.run({ ...upload, ...more }, items)).items.map(({ json }) => json);
	const answerWith = (rows: IDataObject[], command = 'uploadContacts') =>
		bench.ameyo.misbehave({ command, answer: { body: { beanResponse: rows } } });

	it("gives the columns as sent, before Ameyo's answer and after what became of them", async () => {
		const [first, second] = await uploaded(
			[
				{ phone1: 9800000001, name: 'Asha', vip: true, none: null, notes: 'x' },
				{ phone1: '9800000001', name: 'Asha again' },
			],
			{ inputsToIgnore: 'notes' },
		);
		expect(first?.record).toEqual({ phone1: '9800000001', name: 'Asha', vip: 'true' });
		expect(second?.record).toEqual({ phone1: '9800000001', name: 'Asha again' });
		expect(Object.keys(first ?? {})).toEqual([
			...['accepted', 'record', 'inserted', 'customerId', 'resultTypeString'],
			...['crmIntegrated', 'crmSuccess', 'crmResultTypeString'],
		]);
		expect(Object.keys(second ?? {}).slice(0, 3)).toEqual(['accepted', 'rejection', 'record']);
	});

	it("leaves them out where 'Include Record' is off, item by item", async () => {
		const rows = await uploaded([{ phone1: '1' }, { phone1: '2' }, { phone1: '3' }], {
			options: { includeRecord: '={{ $json.phone1 === "1" ? false : $json.none }}' },
		});
		expect(rows.map((row) => 'record' in row)).toEqual([false, true, true]);
	});

	it('gives the columns of a contact with a callback, and none of a callback alone', async () => {
		const [both, callback] = await uploaded(
			[
				{ phone1: phone(1), when: WHEN, to: '5550001' },
				{ when: WHEN, to: '5550002' },
			],
			withCallback,
		);
		expect(both?.record).toEqual({ phone1: phone(1) });
		expect(callback?.record).toEqual({});
		expect(Object.keys(both ?? {}).slice(0, 4)).toEqual([
			...['accepted', 'contactAccepted', 'callbackAdded', 'record'],
		]);
	});

	it("adds nothing to an error item, in which n8n's error output puts the input", async () => {
		answerWith([{ inserted: false, resultTypeString: 'ADD_FAILED' }, {}]);
		const parameters = { ...upload, options: { rejectedAsErrors: true } };
		const { errors } = await bench.run(parameters, contacts(2), { onError: toErrorOutput });
		expect(errors.map(({ json }) => Object.keys(json))).toEqual([
			['phone1', 'name', 'error', 'details'],
			['phone1', 'name', 'error', 'details'],
		]);
	});

	it.each([
		[{ Inserted: true }, { inserted: true }],
		[{ isInserted: true }, { inserted: true }],
		[{ IsInserted: true }, { inserted: true }],
		[{ inserted: true, isInserted: null }, { inserted: true }],
		[{ Inserted: true, inserted: null }, { inserted: true }],
		[
			{ inserted: true, crmTypeString: 'ADDED' },
			{ inserted: true, crmResultTypeString: 'ADDED' },
		],
	])('gives %j of a contact under one name', async (row, expected) => {
		answerWith([{ resultTypeString: 'ADDED', ...row }]);
		const [json] = await uploaded(contacts(1), { options: { includeRecord: false } });
		expect(json).toStrictEqual({ accepted: true, resultTypeString: 'ADDED', ...expected });
	});

	it.each([
		[{ id: 'cm-1' }, { customerCallbackId: 'cm-1' }],
		[{ callbackId: 'cm-1' }, { customerCallbackId: 'cm-1' }],
		[{ callBackId: 'cm-1' }, { customerCallbackId: 'cm-1' }],
		[{ CallBackId: 'cm-1' }, { customerCallbackId: 'cm-1' }],
		[{ customerCallbackId: 'cm-1', id: null }, { customerCallbackId: 'cm-1' }],
		[
			{ id: null, callBackTime: 'Mar 3, 2015 11:29:34 AM', isSelfCallBack: false },
			{
				customerCallbackId: null,
				callbackTime: '2015-03-03T11:29:34.000+00:00',
				selfCallback: false,
			},
		],
		[{ id: null, callBackProperties: { phone: '' } }, { callbackProperties: { phone: '' } }],
	])('gives %j of a callback under one name', async (row, expected) => {
		answerWith([{ isInserted: true, ...row }], 'uploadContactAndAddCallback');
		const [json] = await uploaded([{ phone1: phone(1), when: WHEN }], withCallback);
		expect(json).toMatchObject({
			accepted: true,
			callbackAdded: true,
			inserted: true,
			...expected,
		});
		for (const name of Object.keys(row)) {
			if (!(name in expected)) expect(json).not.toHaveProperty(name);
		}
	});

	it('puts callbacks in doubt that have one ID under two names', async () => {
		const rows = [{ callBackId: 'cm-1' }, { id: 'cm-1' }];
		answerWith(
			rows.map((row) => ({ isInserted: true, ...row })),
			'uploadContactAndAddCallback',
		);
		const given = contacts(2).map((item) => ({ ...item, when: WHEN }));
		const { error } = await bench.run(withCallback, given);
		expect(error?.message).toMatch(/^Ameyo did not answer for the records in their order/);
	});

	it('takes contacts whose answers share an ID that is no callback', async () => {
		const row = { resultTypeString: 'UPDATED', id: 17 };
		answerWith([row, row]);
		expect(await uploaded(contacts(2))).toMatchObject([
			{ accepted: true, id: 17 },
			{ accepted: true, id: 17 },
		]);
	});

	it("takes a server's word for none of its own", async () => {
		answerWith([
			{
				resultTypeString: 'ADDED',
				accepted: 'x',
				record: 'x',
				rejection: 'x',
				crmRejection: 'x',
			},
		]);
		expect(await uploaded([{ phone1: '1' }])).toStrictEqual([
			{ accepted: true, record: { phone1: '1' }, resultTypeString: 'ADDED' },
		]);
	});
});
