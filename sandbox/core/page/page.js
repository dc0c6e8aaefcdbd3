import { act, el } from './elements.js';

const live = document.querySelector('#live');
const tabs = document.querySelector('#tabs');
const startOver = document.querySelector('#start-over');
const main = document.querySelector('#simulators');
/** Each vendor's own script, which exports `actions(simulator)`, `clicksFirst(simulator)` and `show(simulator, open)`. */
const scripts = new Map();
let state = { simulators: {} };
let loading = false;
let again = false;
let pressed = false;

/** The vendor whose tab is open: the address names it. */
function chosen() {
	const named = decodeURIComponent(location.hash.slice(1));
	const names = Object.keys(state.simulators);
	return names.includes(named) ? named : names[0];
}

/** What the reader has opened, scrolled and focused, by the keys of the elements. */
function memoryOf(article) {
	const within = (selector) => [...(article?.querySelectorAll(selector) ?? [])];
	return {
		open: new Set(within('details[open]').map((details) => details.dataset.key)),
		scrolls: new Map(within('.scroll').map((box) => [box.dataset.key, box.scrollTop])),
	};
}

function tab([name, { title, callsUnderWay }], needsClick) {
	const calls = `${callsUnderWay} ${callsUnderWay === 1 ? 'call' : 'calls'} under way`;
	const tip = needsClick ? `${calls}. Something here waits for a click.` : calls;
	const kind = needsClick || callsUnderWay > 0 ? 'warn' : '';
	const element = el(
		'a',
		{ href: `#${name}`, key: `tab ${name}`, title: tip },
		title,
		el('span', { className: `badge ${kind}` }, callsUnderWay, needsClick ? ' !' : ''),
		el('span', { className: 'unseen' }, tip),
	);
	if (name === chosen()) element.setAttribute('aria-current', 'page');
	return element;
}

function article(name, simulator, clicksFirst, open) {
	const script = scripts.get(name);
	return el(
		'article',
		{ id: `simulator-${name}`, hidden: name !== chosen() },
		el(
			'div',
			{ className: 'simulator-title' },
			el('h2', {}, simulator.title),
			el('div', { className: 'actions' }, ...script.actions(simulator)),
		),
		...clicksFirst,
		...script.show(simulator, open),
	);
}

function show() {
	const simulators = Object.entries(state.simulators);
	const focused = document.activeElement?.closest('[data-key]')?.dataset.key;
	const memory = new Map(
		simulators.map(([name]) => [name, memoryOf(document.querySelector(`#simulator-${name}`))]),
	);
	const clicksFirst = new Map(
		simulators.map(([name, simulator]) => [name, scripts.get(name).clicksFirst(simulator)]),
	);
	tabs.replaceChildren(
		...simulators.map((entry) => tab(entry, clicksFirst.get(entry[0]).length > 0)),
	);
	startOver.replaceChildren(
		act('Start Over', 'reset', {
			tip: 'Brings all three vendors back to how they were at the start.',
			idle: simulators.some(([, { touched }]) => touched) ? '' : 'Nothing has happened yet.',
		}),
	);
	main.replaceChildren(
		...simulators.map(([name, simulator]) =>
			article(name, simulator, clicksFirst.get(name), memory.get(name).open),
		),
	);
	for (const [name, { scrolls }] of memory) {
		for (const box of document.querySelectorAll(`#simulator-${name} .scroll`)) {
			box.scrollTop = scrolls.get(box.dataset.key) ?? 0;
		}
	}
	if (focused !== undefined) focus(focused);
}

/** Puts the focus back where it was, before everything was shown anew. */
function focus(key) {
	const keyed = [...document.querySelectorAll('[data-key]')];
	const again = keyed.find(({ dataset, offsetParent }) => dataset.key === key && offsetParent);
	(again?.querySelector('summary') ?? again)?.focus({ preventScroll: true });
}

async function load() {
	// A press and its release must meet the same button, or there is no click.
	if (loading || pressed) {
		again = true;
		return;
	}
	loading = true;
	try {
		const answer = await fetch('/sandbox/state');
		const newest = await answer.json();
		for (const name of Object.keys(newest.simulators)) {
			if (!scripts.has(name)) scripts.set(name, await import(`/sandbox/${name}/page.js`));
		}
		state = newest;
		if (pressed) again = true;
		else show();
	} finally {
		loading = false;
	}
	await catchUp();
}

async function catchUp() {
	if (!again || pressed) return;
	again = false;
	await load();
}

addEventListener('pointerdown', () => (pressed = true));
for (const end of ['pointerup', 'pointercancel']) {
	addEventListener(end, () => {
		pressed = false;
		// After the click that follows.
		setTimeout(() => void catchUp());
	});
}
addEventListener('hashchange', show);

const events = new EventSource('/sandbox/events');
events.addEventListener('change', () => void load());
events.addEventListener('open', () => {
	live.textContent = 'Live';
	live.className = 'on';
});
events.addEventListener('error', () => {
	live.textContent = 'The sandbox does not answer. Trying again…';
	live.className = '';
});
