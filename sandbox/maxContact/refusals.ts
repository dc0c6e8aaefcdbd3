/**
 * What MaxContact refuses: `Success:false` with a ResponseCode and, as ResponseDetail, words. The document prints neither
 * codes nor words. The codes follow HTTP's, because 401 for a dead token does; all words are inferred.
 */
export class Refusal extends Error {
	constructor(
		readonly code: 400 | 401 | 404 | 409,
		words: string,
	) {
		super(words);
	}
}

export const unauthorized = (words: string): Refusal => new Refusal(401, words);
export const malformed = (words: string): Refusal => new Refusal(400, words);
export const notFound = (words: string): Refusal => new Refusal(404, words);
export const notNow = (words: string): Refusal => new Refusal(409, words);
