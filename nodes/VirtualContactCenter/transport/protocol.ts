import type { VendorProtocol } from '../../shared/http/protocol';
import { VENDOR } from './credential';
import { readAnswer } from './response';

/** How 8x8 speaks. n8n cannot sign in as the agent: a session that is over is an answer like any other. */
export const virtualContactCenterProtocol: VendorProtocol = { vendor: VENDOR, read: readAnswer };

export const FORM_HEADERS = { 'Content-Type': 'application/x-www-form-urlencoded' };
