import type { Context } from '../../shared/context';
import type { Arrival } from '../../shared/reply';
import { send as sendOver } from '../../shared/send';
import type { Shipment as AnyShipment, Wire } from '../../shared/send';
import { readReply, saysDeadSession, saysNotAlive } from './answers';
import type { Interface } from './answers';
import type { Connection } from './connection';
import { VENDOR } from './credentials';
import { liveness, sentSession } from './session';

export interface Shipment extends AnyShipment {
	interface: Interface;
	/** Asks for nothing but the session: `alive: false` is a dead one. */
	isPing?: boolean;
}

/**
 * Sends a request to Ameyo and reads its answer; see `send` of the shared code.
 *
 * @throws NodeApiError for everything but an answer that says something (`value`, `failed`, `unreadable`)
 */
export async function send(
	this: Context,
	connection: Connection,
	shipment: Shipment,
): Promise<Arrival> {
	const wire: Wire = {
		vendor: VENDOR,
		read: readReply,
		saysDead: (arrival) =>
			connection.authentication === 'session' &&
			(saysDeadSession(arrival, shipment.interface) ||
				(shipment.isPing === true && saysNotAlive(arrival))),
		sentSession,
		alive: (session) => liveness.used(session),
	};
	return await sendOver.call(this, wire, connection, shipment);
}
