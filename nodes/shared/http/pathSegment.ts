/**
 * Text as exactly one segment of a URL's path; undefined for what no encoding saves, because servers and
 * clients collapse it: nothing, `.`, `..`, and anything with `/` or `\`; and for half a character.
 */
export function encodedSegment(text: string): string | undefined {
	const unsafe = text === '' || text === '.' || text === '..' || /[/\\]/.test(text);
	return unsafe || /\p{Surrogate}/u.test(text) ? undefined : encodeURIComponent(text);
}
