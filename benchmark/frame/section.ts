/**
 * Puts a text between `<!-- name -->` and `<!-- /name -->`.
 *
 * @throws Error where a page has no such place
 */
export function putBetween(page: string, name: string, text: string): string {
	const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
	const from = page.indexOf(open);
	const to = page.indexOf(close);
	if (from < 0 || to < from) throw new Error(`The page has no place for "${name}".`);
	return `${page.slice(0, from + open.length)}\n\n${text}\n\n${page.slice(to)}`;
}
