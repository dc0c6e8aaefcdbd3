import type { RecordedRequest } from './format';
import { bytesOf } from './server';
import type { ReceivedRequest } from './server';

/**
 * A request that came, told in the words of the recorded one: the same headers, and the body in the same
 * form. The two are equal when what came is what is recorded.
 */
export function asRecorded(
	{ method, path, headers, body }: ReceivedRequest,
	recorded: RecordedRequest,
): unknown {
	return {
		method,
		path,
		...(recorded.headers && {
			headers: Object.fromEntries(
				Object.keys(recorded.headers).map((name) => [name, headers[name.toLowerCase()] ?? null]),
			),
		}),
		...bodyAs(body, recorded),
	};
}

/** A recorded request without what says nothing: a body that is empty is none. */
export function recordedRequest({ body, base64, ...rest }: RecordedRequest): unknown {
	if (rest.form || rest.json) return rest;
	return { ...rest, body: bytesOf({ body, base64 }).toString('latin1') };
}

function bodyAs(body: Buffer, { form, json }: RecordedRequest): object {
	const text = body.toString();
	if (json) return { json: parsed(text) };
	if (!form) return { body: body.toString('latin1') };
	const fields = [...new URLSearchParams(text)].map(([name, value]) => [
		name,
		typeof form[name] === 'object' ? parsed(value) : value,
	]);
	return { form: Object.fromEntries(fields) };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
