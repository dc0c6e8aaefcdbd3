import { refresh } from '../auth/credential';
import type { CredentialSnapshot } from '../auth/credential';
import { Proofs } from '../auth/proof';
import { isCanceled, sleepUnlessCanceled } from '../context';
import type { Context } from '../context';
import { textOf } from '../guards';
import { RequestError } from './failure';
import type { Failure } from './failure';
import type { ApiRequest, Received, VendorProtocol } from './protocol';
import { retryDelay } from './retry';
import { sendOnce } from './send';
import type { Ok, Outcome } from './send';

const proofs = new Proofs<Outcome>();

/**
 * Sends a request and gives the vendor's answer. A session that is proven to be dead is renewed through
 * n8n, and the request sent once more: it was not carried out then. Reads are tried again when the
 * server is busy or the connection drops.
 *
 * @throws RequestError for everything but an answer that was understood
 */
export async function request<Request extends ApiRequest>(
	n8n: Context,
	protocol: VendorProtocol<Request>,
	credential: CredentialSnapshot,
	request: Request,
): Promise<Ok> {
	for (let attempt = 0; ; attempt++) {
		const outcome = await sendAndRenew(n8n, protocol, credential, request);
		if (outcome.kind === 'ok') return outcome;
		const delay = retryDelay(outcome, request.kind, attempt);
		const isLast = delay === undefined || Date.now() + delay >= (request.until ?? Infinity);
		if (isLast || isCanceled(n8n)) throw new RequestError(outcome);
		await sleepUnlessCanceled(n8n, delay);
		if (isCanceled(n8n)) throw new RequestError(outcome);
	}
}

/** Sends a request, and once more where its session was dead. */
async function sendAndRenew<Request extends ApiRequest>(
	n8n: Context,
	protocol: VendorProtocol<Request>,
	credential: CredentialSnapshot,
	request: Request,
): Promise<Ok | Failure> {
	const first = await sendOnce(n8n, protocol, credential, request);
	if (first.kind !== 'sessionSuspect') return first;
	const { session } = first;
	if (!(await isProvenDead(n8n, protocol, credential, first))) return first.otherwise;
	await refresh(n8n, credential, session);
	const second = await sendOnce(n8n, protocol, credential, { ...request, mark: session });
	return second.kind === 'sessionSuspect' ? second.otherwise : second;
}

/**
 * Asks whether the session of a suspicious answer is dead. Only a question that is turned away like a dead
 * session's proves it; any other refusal of it, or none, does not. A session that somebody renewed
 * meanwhile was dead.
 */
export async function isProvenDead<Request extends ApiRequest>(
	n8n: Context,
	protocol: VendorProtocol<Request>,
	credential: CredentialSnapshot,
	{ session, isProven, received }: Extract<Outcome, { kind: 'sessionSuspect' }>,
): Promise<boolean> {
	if (isProven) return true;
	const question = protocol.question?.();
	if (question === undefined) return false;
	const isRenewed = () => textOf(credential.decrypted.data[credential.sessionField]) !== session;
	if (isRenewed()) return true;
	let asked: Outcome;
	do {
		asked = await proofs.answer(
			session,
			async () => await sendOnce(n8n, protocol, credential, question),
		);
		// Another execution asked, and was canceled: that is no answer to this one.
	} while (asked.kind === 'canceled' && !isCanceled(n8n));
	if (isRenewed()) return true;
	if (asked.kind === 'sessionSuspect' && asked.isProven) return true;
	const answered = receivedOf(asked);
	if (answered === undefined) return false;
	return protocol.confirmsDead?.(answered, received) ?? asked.kind === 'sessionSuspect';
}

function receivedOf(outcome: Outcome): Received | undefined {
	if (outcome.kind === 'sessionSuspect') return outcome.received;
	return outcome.kind === 'ok' ? { response: outcome.response, answer: outcome } : undefined;
}
