import { once } from '../shared/operations/once';
import { operationsWith } from '../shared/operations/operation';
import { openConnection } from './transport/connection';
import { MaxContactClient } from './transport/request';

/** Declares an operation of MaxContact. */
export const { operation } = operationsWith(({ n8n }) => {
	const connection = once(async () => await openConnection(n8n));
	return {
		credential: connection,
		servicesFor: (_i, requests) => ({
			maxContact: new MaxContactClient(n8n, connection, requests),
		}),
	};
});

/** The lane of an agent. IDs of users are whole numbers (telephony-agent-remote-control.txt, "Methods"): 07 is 7. */
export function agentLane(agent: string): string {
	return `agent ${agent.replace(/^0+(?=\d)/, '')}`;
}
