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
		read: (response, request) => readAnswer(response, request, redact),
	};
}

export const FORM_HEADERS = { 'Content-Type': 'application/x-www-form-urlencoded' };
