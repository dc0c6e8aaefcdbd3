import { once } from '../shared/operations/once';
import { operationsWith } from '../shared/operations/operation';
import { openConnection } from './transport/connection';
import { VirtualContactCenterClient } from './transport/request';

/** Declares an operation of 8x8. Its services are 8x8 itself and n8n's run, which an operation may put to sleep. */
export const { operation } = operationsWith((run) => {
	const { n8n } = run;
	const connection = once(async () => await openConnection(n8n));
	return {
		credential: connection,
		servicesFor: (_i, requests) => ({
			virtualContactCenter: new VirtualContactCenterClient(n8n, connection, requests),
			run,
		}),
	};
});

/** The lane of every call: one cookie is one agent, who takes one call after the other. */
export function agentLane(): string {
	return 'the agent of the credential';
}
