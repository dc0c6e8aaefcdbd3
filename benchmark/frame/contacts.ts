import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

export interface Contact {
	phone1: string;
	name: string;
	city: string;
}

/** The contact with this index. */
export function contact(i: number): Contact {
	return {
		phone1: `98${String(i).padStart(8, '0')}`,
		name: `Customer ${i}`,
		city: i % 2 === 0 ? 'Łódź' : 'New Delhi',
	};
}

/** Writes a CSV with so many contacts. */
export async function writeContacts(path: string, count: number): Promise<void> {
	const file = createWriteStream(path);
	file.write('phone1,name,city\n');
	for (let from = 0; from < count; from += 10_000) {
		const rows = Array.from({ length: Math.min(10_000, count - from) }, (_, i) => {
			const { phone1, name, city } = contact(from + i);
			return `${phone1},${name},${city}\n`;
		});
		if (!file.write(rows.join(''))) await once(file, 'drain');
	}
	file.end();
	await once(file, 'close');
}
