import type { ApiRequest } from '../../shared/http/protocol';

/** A request to Ameyo. Commands are posted as forms; callbacks have a REST interface. */
export interface AmeyoRequest extends ApiRequest {
	interface: 'command' | 'rest';
	/** Asks for nothing but the session: `alive: false` is a dead one. */
	isPing?: boolean;
}
