/** A body as it goes out. */
export interface Printed {
	body: string;
	contentType: string;
}

/**
 * What a simulator answers: a value (so that a rule can shorten it), or finished text. A value goes out as JSON, or as
 * `print` writes it.
 */
export type OutgoingResponse = {
	status: number;
	headers?: Record<string, string>;
} & (
	| { json: unknown; print?: (value: unknown) => Printed }
	| { text: string; contentType: string }
);

export const json = (value: unknown, status = 200): OutgoingResponse => ({ status, json: value });

/** A response whose text goes out byte for byte. */
export const text = (
	body: string,
	status = 200,
	contentType = 'application/json;charset=UTF-8',
): OutgoingResponse => ({ status, text: body, contentType });

/** An HTML page as a servlet container or a proxy shows it. */
export const htmlPage = (title: string, status: number): OutgoingResponse =>
	text(
		`<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
		status,
		'text/html;charset=UTF-8',
	);

/** The response as it goes out: its text and content type. */
export function render(response: OutgoingResponse): Printed {
	if ('text' in response) return { body: response.text, contentType: response.contentType };
	if (response.print) return response.print(response.json);
	return { body: JSON.stringify(response.json), contentType: 'application/json;charset=UTF-8' };
}
