import fc from 'fast-check';
import { percentEncoding } from '../../../../nodes/Ameyo/transport/form';

describe('the bytes of a percent-encoded text', () => {
	const encoded = (text: string) => percentEncoding.encode(text).length;

	it.each([
		['', 0],
		["az-AZ_09.!~*'()", 15],
		[' "{}:,+&=%\u0000\u007f', 36],
		['é߿', 12],
		['ऀ中\uffff', 27],
		['😀', 12],
	])('are known without encoding it: %j', (text, bytes) => {
		expect(percentEncoding.bytes(text)).toBe(bytes);
		expect(encoded(text)).toBe(bytes);
	});

	it('are known of any JSON, half a surrogate pair in it too', () => {
		const texts = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
		);
		const records = fc.dictionary(texts, texts);
		fc.assert(
			fc.property(records, (record) => {
				const json = JSON.stringify(record);
				expect(percentEncoding.bytes(json)).toBe(encoded(json));
			}),
			{ seed: 20261122, numRuns: 500 },
		);
	});
});
