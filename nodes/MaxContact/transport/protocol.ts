import type { VendorProtocol } from '../../shared/http/protocol';
import { VENDOR } from './credential';
import { readAnswer } from './response';

/** How MaxContact speaks, without a session. */
export const maxContactProtocol: VendorProtocol = { vendor: VENDOR, read: readAnswer };

/** Where the telephony methods are (telephony-agent-remote-control.txt, "Methods"). */
export const TELEPHONY_PATH = '/webservices/services/telephony';

/** Without the Content-Type the answer is XML (telephony-agent-remote-control.txt, "Responses"). */
export const JSON_HEADERS = { 'Content-Type': 'application/json', Accept: 'application/json' };
