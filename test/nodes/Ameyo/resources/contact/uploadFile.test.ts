import type { INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../../../support/ameyo';
import { phone } from '../../../../support/ameyoOperations';
import { csvOf, inMemory, textOfBinary } from '../../../../support/csvFiles';
import { toErrorOutput } from '../../../../support/run';

const uploadFile: INodeParameters = {
	resource: 'contact',
	operation: 'uploadFile',
	authentication: 'session',
	campaignId: byId('1'),
	leadId: byId('39'),
};

describe('contact: uploadFile', () => {
	const bench = useAmeyo();
	const uploads = () => bench.sent('uploadContacts');
	const upload = async (
		content: string | Buffer,
		options: INodeParameters = {},
		more: INodeParameters = {},
	) =>
		await bench.run({ ...uploadFile, ...more, options }, [{}], { binaries: [inMemory(content)] });

	it.each(['session', 'hashKey'])('uploads every row once, signed with the %s', async (by) => {
		const { items, error, hints } = await upload(
			csvOf(1_250),
			{},
			{ authentication: by, campaignId: byId('1'), leadId: byId('39') },
		);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				json: {
					rows: 1_250,
					accepted: 1_250,
					rejected: 0,
					unknown: 0,
					notSent: 0,
					reasons: [],
					unknownRows: [],
					complete: true,
					resumeAtRow: null,
					seconds: expect.any(Number),
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(uploads()).toHaveLength(3);
		expect(bench.ameyo.counts.recordsReceived).toBe(1_250);
		expect(bench.ameyo.contacts.get(`1:${phone(1_249)}`)?.customerData).toEqual({
			phone1: phone(1_249),
			name: 'Customer 1249',
		});
		expect(hints.map(({ message, type }) => [message, type])).toEqual([
			['Of 1,250 rows: 1,250 rows accepted, 0 rejected.', 'info'],
		]);
	});
});
void toErrorOutput; void textOfBinary;
