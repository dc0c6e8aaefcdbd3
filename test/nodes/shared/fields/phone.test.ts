import type { INodeProperties } from 'n8n-workflow';
import { phone } from '../../../../nodes/shared/fields/phone';
import { readField } from '../../../support/probe';

const property: INodeProperties = {
	displayName: 'Phone Number',
	name: 'phone',
	type: 'string',
	default: '',
};
const parameters = { phone: '={{ $json.phone }}' };
const read = async (given: string | number, required = false) =>
	await readField(phone({ ...property, required }), parameters, [{ phone: given }]);

describe('a phone number', () => {
	it.each([' (650) 292-8880 ', '+44 161 000 0009', '*61#', '٠١٢٣', 5550001, 'sip:7@host'])(
		'is taken as it is typed: %j',
		async (given) => {
			expect(await read(given, true)).toEqual([String(given).trim()]);
		},
	);

	it.each(['Ann Archer', '+', '-', 'undefined', '☎'])('needs a digit: %j', async (given) => {
		await expect(read(given)).rejects.toThrow(
			`'Phone Number' must be a phone number, but '${given}' has no digit`,
		);
	});

	it('may be empty, unless it is required', async () => {
		expect(await read('')).toEqual(['']);
		await expect(read(' ', true)).rejects.toThrow("'Phone Number' is empty");
	});
});
