import type { Context } from '../shared/context';
import type { OpenServices } from '../shared/operations/definition';
import { once } from '../shared/operations/once';
import { operationsWith } from '../shared/operations/operation';
import type { Run } from '../shared/operations/run';
import {
	eitherAuthentication,
	hashKeyAuthentication,
	sessionAuthentication,
} from './authentication';
import { chosenAuthentication, openConnection } from './transport/connection';
import type { Authentication } from './transport/credential';
import { AmeyoClient } from './transport/request';

/** What an operation of Ameyo works with. */
interface AmeyoServices {
	ameyo: AmeyoClient;
	run: Run;
}

/** Declares an operation that signs its requests as the parameter 'Authentication' says. */
export const { operation, bulkOperation } = operationsWith(
	ameyoServices(chosenAuthentication),
	eitherAuthentication,
);
/** Declares an operation that needs the session login. */
export const { operation: sessionOperation } = operationsWith(
	ameyoServices(() => 'session'),
	sessionAuthentication,
);
/** Declares an operation that needs the hash key, whatever the parameter said before. */
export const { operation: hashKeyOperation } = operationsWith(
	ameyoServices(() => 'hashKey'),
	hashKeyAuthentication,
);

function ameyoServices(
	authenticationOf: (n8n: Context) => Authentication,
): OpenServices<AmeyoServices> {
	return (run) => {
		const { n8n } = run;
		const connection = once(async () => await openConnection(n8n, authenticationOf(n8n)));
		return {
			credential: connection,
			servicesFor: (_i, requests) => ({ ameyo: new AmeyoClient(n8n, connection, requests), run }),
		};
	};
}
