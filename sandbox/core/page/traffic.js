import { act, badge, card, el, table, time } from './elements.js';

function statusBadge({ status, carriedOut }) {
	if (status === undefined) return badge('under way', 'warn');
	if (status === 0) return badge('connection cut', 'bad');
	if (carriedOut === false) return badge(`${status} refused`, 'bad');
	return badge(status, status < 400 ? 'good' : 'bad');
}

/** The last requests, newest first; each opens to what was sent. `open` holds the keys of those that are open. */
function requestList(requests, open) {
	if (requests.length === 0) return el('p', { className: 'empty' }, 'No request yet.');
	return el(
		'div',
		{},
		...requests.toReversed().map((request) => {
			const key = `request ${request.number}`;
			const { method, url, headers, data, bodyBytes, refusal } = request;
			const size = bodyBytes > 0 ? `${bodyBytes.toLocaleString('en')} bytes` : '';
			return el(
				'details',
				{ key, open: open.has(key) },
				el(
					'summary',
					{},
					time(request.time),
					el('strong', {}, request.command),
					statusBadge(request),
					el('span', { className: 'time' }, refusal ?? size),
				),
				el('pre', {}, `${method} ${url}\n\n${JSON.stringify(data, null, 2)}`),
				el('pre', {}, JSON.stringify(headers, null, 2)),
			);
		}),
	);
}

/** The faults that wait for a request, when there are any: what a node does now is no wonder then. */
export function faultsCard({ rules }) {
	if (rules.length === 0) return [];
	const rows = rules.map(({ left, command, ...rule }) => [
		command ?? 'any request',
		left,
		JSON.stringify(rule),
	]);
	const heads = ['Request', 'How Often', 'What Happens'];
	return [card('Faults', 'each waits for its request', table(heads, rows, ''), 'wide')];
}

/** The last requests. */
export const requestsCard = ({ requests }, open) =>
	card('Requests', 'the last 100', requestList(requests, open), 'wide');

/** The button that ends every fault of a simulator. */
export function clearFaults(name, { rules, requests, callsUnderWay, callsHeld }) {
	const works =
		rules.length > 0 ||
		callsUnderWay > 0 ||
		callsHeld ||
		requests.some(({ status }) => status === undefined);
	return act('Clear Faults', `${name}/calm`, {
		tip: 'Forgets the faults that wait for a request, and lets requests and ringing calls go on.',
		idle: works ? '' : 'There is none.',
	});
}
