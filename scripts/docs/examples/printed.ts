import type { IDataObject } from 'n8n-workflow';
import type { Output } from './example';

/** So many items are shown of a list, and of one whose items are longer than so many lines the first one only. */
const MOST_ITEMS = 2;
const MOST_LINES = 25;

/** What came out, as Markdown, with nothing in it that is different the next time. */
export function printed({ items, files }: Output, sandboxUrl: string): string {
	const texts = items.map((item) => textOf(item, sandboxUrl));
	const isLong = texts.some((text) => text.split('\n').length > MOST_LINES);
	const shown = texts.slice(0, isLong ? 1 : MOST_ITEMS);
	const names = files.map((name) => `\`${name}\``).join(' and ');
	return [
		headOf(shown.length, texts.length),
		`\`\`\`json\n${listOf(shown)}\n\`\`\``,
		...(files.length > 0 ? [`Beside it, as a file: ${names}.`] : []),
	].join('\n\n');
}

function headOf(shown: number, all: number): string {
	if (shown === all) return 'Output, from the sandbox:';
	return `Output, from the sandbox: the first ${shown === 1 ? '' : `${shown} `}of ${all} items:`;
}

const listOf = (texts: string[]) =>
	texts.length === 1
		? texts[0]
		: `[\n${texts.map((text) => text.replace(/^/gm, '  ')).join(',\n')}\n]`;

/** An item, with the same in the place of what each run makes anew: IDs, addresses, terminals. */
function textOf(item: IDataObject, sandboxUrl: string): string {
	return JSON.stringify(item, null, 2)
		.replaceAll(sandboxUrl, 'https://vendor.example')
		.replace(/\bd\d{3}-[0-9a-f]{8}-/g, 'd810-59423051-')
		.replace(/("terminalInfo": )"[^"]*"/, '$1"127.0.0.1"');
}
