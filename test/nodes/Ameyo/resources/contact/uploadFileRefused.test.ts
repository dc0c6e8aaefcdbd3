import type { INodeParameters } from 'n8n-workflow';
import { useAmeyo } from '../../../../support/ameyo';
import { uploadFile, uploadOne } from '../../../../support/ameyoFile';
import { phone } from '../../../../support/ameyoOperations';
import { csvOf } from '../../../../support/csvFiles';

describe('contact: uploadFile, what it refuses before anything is sent', () => {
	const bench = useAmeyo();

	const good = csvOf(1_500);
	const defined = (...column: INodeParameters[]): INodeParameters => ({
		columnMode: 'defineBelow',
		columns: { column },
	});

	it.each<[string, string, INodeParameters, INodeParameters, RegExp, RegExp]>([
		['a row too short', `${good}1\r\n`, {}, {}, /^Row 1501 has 1 cell/, /Nothing was sent\.$/],
		['a row too long', `${good}1,2,3`, {}, {}, /^Row 1501 has 3 cells/, /Nothing was sent\.$/],
		['an open quote', `${good}1,"2\r\n3,4`, {}, {}, /Row 1501/, /Nothing was sent\.$/],
		['an empty file', '', {}, {}, /^The file is empty/, /Nothing was sent\.$/],
		['a header twice', 'a,b,a\n1,2,3', {}, {}, /"a" twice/, /Nothing was sent\.$/],
		['a column without a header', 'a,,b\n1,2,3', {}, {}, /no name for column 2/, /Nothing was/],
		[
			'a header that is not there',
			good,
			defined({ name: 'phone1', header: 'Phone' }),
			{},
			/'Columns' names the header 'Phone'/,
			/The file has 'phone1', 'name'/,
		],
		['no columns', good, defined(), {}, /'Columns' is empty/, /phone1/],
		[
			'a column twice',
			good,
			defined({ name: 'phone1', header: 'phone1' }, { name: 'phone1', header: 'name' }),
			{},
			/'Columns' has 'phone1' twice/,
			/^$/,
		],
		[
			'a first row behind the last',
			good,
			{},
			{ startRow: 1_501 },
			/'Start Row' is 1501, but the file has 1500 rows/,
			/Nothing was sent/,
		],
		[
			'the end of a complete file as first row',
			good,
			{},
			{ startRow: '={{ null }}' },
			/'Start Row' is empty/,
			/complete file/,
		],
		['another delimiter', good, {}, { delimiter: ';' }, /no semicolon/, /Nothing was sent/],
		[
			'nothing but what the node added',
			'row,rejection\n1,x',
			{},
			{},
			/no columns but 'row' and 'rejection'/,
			/^$/,
		],
	])('%s', async (_name, content, parameters, options, message, description) => {
		const { error, items } = await uploadOne(bench, content, { parameters, options });
		expect(items).toEqual([]);
		expect(error?.message).toMatch(message);
		expect(error?.description ?? '').toMatch(description);
		expect(bench.sent('uploadContacts')).toHaveLength(0);
	});

	it('an item without a file', async () => {
		const { error } = await bench.run({ ...uploadFile, options: {} }, [{ phone1: phone(1) }]);
		expect(error?.message).toMatch(/binary file 'data', but none was found/);
		expect(bench.commands()).toEqual([]);
	});

	it('a refused file is an error, also where an incomplete one is an item', async () => {
		const options = { onIncomplete: 'item' };
		const { error } = await uploadOne(bench, 'a,b\n1', { options });
		expect(error?.message).toMatch(/^Row 1 has 1 cell/);
	});
});
