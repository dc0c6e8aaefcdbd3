/** An element with properties and children. Text goes in as text, so a contact named `<script>` stays a name. */
export function el(tag, properties = {}, ...children) {
	const { key, ...rest } = properties;
	const element = Object.assign(document.createElement(tag), rest);
	if (key !== undefined) element.dataset.key = key;
	element.append(
		...children.map((child) => (child instanceof Node ? child : String(child ?? '–'))),
	);
	return element;
}

/** A button that posts to a control path below `/sandbox`, with a JSON body when there is one. */
export const act = (label, path, body) =>
	el(
		'button',
		{
			type: 'button',
			onclick: () =>
				void fetch(`/sandbox/${path}`, {
					method: 'POST',
					...(body === undefined ? {} : { body: JSON.stringify(body) }),
				}),
		},
		label,
	);

/** Of a list given as `{ count, last }`: its rows, newest first, and how many there are. */
export const lastOf = (list) => list.last.toReversed();
export const noteOf = (list) =>
	list.count > list.last.length
		? `${list.count.toLocaleString('en')}, the last ${list.last.length} shown`
		: list.count;

export const badge = (text, kind = '') => el('span', { className: `badge ${kind}` }, text);

export const time = (millis) =>
	el('span', { className: 'time' }, new Date(millis).toLocaleTimeString('en-GB'));

export const dateTime = (millis) =>
	new Date(millis).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** Numbers that say how things stand, by their labels. */
export const facts = (entries) =>
	el(
		'dl',
		{ className: 'facts' },
		...Object.entries(entries).map(([label, value]) =>
			el('div', {}, el('dt', {}, label), el('dd', {}, value.toLocaleString('en'))),
		),
	);

/** A titled card. */
export const card = (title, note, content, className = '') =>
	el(
		'section',
		{ className },
		el('h3', {}, `${title} `, el('small', {}, note)),
		el('div', { className: 'scroll', key: title, tabIndex: 0 }, content),
	);

/** A table, or a sentence when there are no rows. A cell is a text or an element. */
export function table(heads, rows, empty) {
	if (rows.length === 0) return el('p', { className: 'empty' }, empty);
	return el(
		'table',
		{},
		el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', {}, head)))),
		el(
			'tbody',
			{},
			...rows.map((cells) => el('tr', {}, ...cells.map((cell) => el('td', {}, cell)))),
		),
	);
}

function statusBadge({ status, carriedOut }) {
	if (status === undefined) return badge('under way', 'warn');
	if (status === 0) return badge('connection cut', 'bad');
	if (carriedOut === false) return badge(`${status} refused`, 'bad');
	return badge(status, status < 400 ? 'good' : 'bad');
}

/** The last requests, newest first; each opens to what was sent. `open` holds the keys of those that are open. */
export function requestList(requests, open) {
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

/** The cards that end every simulator: the rules that wait, when there are any, and the last requests. */
export function trafficCards({ rules, requests }, open) {
	const rows = rules.map(({ left, ...rule }) => [left, JSON.stringify(rule)]);
	const waiting = () =>
		card('Misbehaviour', 'waiting for its request', table(['Times', 'Rule'], rows, ''));
	return [
		...(rows.length > 0 ? [waiting()] : []),
		card('Requests', 'the last 100', requestList(requests, open), 'wide'),
	];
}
