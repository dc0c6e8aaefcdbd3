import { growthOf } from './growth';
import { READERS } from './readers';
import { textsFor } from './texts';

// A reader that takes quadratic time would let anybody stop n8n, who may send it a text.
describe('ten times as much text of a stranger takes about ten times as long', () => {
	it.each(READERS)('$name', async ({ words, together, read }) => {
		const slow: string[] = [];
		for (const { name, of } of textsFor(words, together)) {
			const growth = await growthOf(read, of);
			if (growth !== undefined) slow.push(`${name} ${growth}`);
		}
		expect(slow).toEqual([]);
	});
});
