import { textOf } from '../../shared/guards';
import type { VendorProtocol } from '../../shared/http/protocol';
import { redactor } from '../../shared/http/redact';
import { VENDOR } from './credential';
import { readAnswer } from './response';

/**
 * How 8x8 speaks. n8n cannot sign in as the agent: a session that is over is an answer like any other.
 *
 * @param secrets what the requests carry and nobody may see, taken out before a page is cut
 */
export function protocolWith(secrets: readonly string[]): VendorProtocol {
	const redact = redactor(secrets);
	return {
		vendor: VENDOR,
		read(response, request) {
			// As it came: a value of a cookie may be a word by which a page is told, such as `password`.
			const answer = readAnswer(response, request);
			if (answer.kind !== 'ok') return answer;
			const shown = readAnswer({ ...response, text: redact(response.text) }, request);
			return shown.kind === 'ok' ? shown : { kind: 'ok', value: redact(textOf(answer.value)) };
		},
	};
}

export const FORM_HEADERS = { 'Content-Type': 'application/x-www-form-urlencoded' };
