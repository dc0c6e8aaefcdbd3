/** An element with properties and children. Text goes in as text, so a contact named `<script>` stays a name. */
export function el(tag, properties = {}, ...children) {
	const { key, label, ...rest } = properties;
	const element = Object.assign(document.createElement(tag), rest);
	if (key !== undefined) element.dataset.key = key;
	if (label !== undefined) element.dataset.label = label;
	element.append(
		...children.map((child) => (child instanceof Node ? child : String(child ?? '–'))),
	);
	return element;
}

async function post(path, body) {
	const answer = await fetch(`/sandbox/${path}`, {
		method: 'POST',
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const { message = '' } = await answer.json();
	document.querySelector('#refusal').textContent = message;
}

/**
 * A button that posts to a control path below `/sandbox`, with a JSON body when there is one.
 * @param tip what it does, for its tooltip
 * @param idle why it would do nothing now: the button is inactive then, and says so
 */
export const act = (label, path, { tip, idle, body }) =>
	el(
		'button',
		{
			type: 'button',
			key: `${path} ${JSON.stringify(body ?? '')}`,
			title: idle ? `${idle} ${tip}` : tip,
			disabled: Boolean(idle),
			onclick: () => void post(path, body),
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
			...rows.map((cells) =>
				el('tr', {}, ...cells.map((cell, index) => el('td', { label: heads[index] }, cell))),
			),
		),
	);
}

/** What the reader is to do first: a sentence, and what to click for it. */
export const clickFirst = (sentence, ...clicks) =>
	el('div', { className: 'click-first' }, el('p', {}, sentence), ...clicks);
