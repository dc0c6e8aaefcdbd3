import { act, el } from './elements.js';

const live = document.querySelector('#live');
const simulators = document.querySelector('#simulators');
/** Each vendor's own script, which exports `actions` and `show(simulator, open)`. */
const scripts = new Map();
let loading = false;
let again = false;

/** What the reader has opened and scrolled in a simulator, by the keys of its elements. */
function memoryOf(name) {
	const within = (selector) => [...document.querySelectorAll(`#simulator-${name} ${selector}`)];
	return {
		open: new Set(within('details[open]').map((details) => details.dataset.key)),
		scrolls: new Map(within('.scroll').map((box) => [box.dataset.key, box.scrollTop])),
	};
}

function show(state) {
	const memory = new Map(Object.keys(state.simulators).map((name) => [name, memoryOf(name)]));
	simulators.replaceChildren(
		...Object.entries(state.simulators).map(([name, simulator]) =>
			el(
				'article',
				{ id: `simulator-${name}` },
				el(
					'div',
					{ className: 'simulator-title' },
					el('h2', {}, simulator.title),
					el(
						'div',
						{ className: 'actions' },
						...scripts.get(name).actions,
						act('Start Over', 'reset'),
					),
				),
				...scripts.get(name).show(simulator, memory.get(name).open),
			),
		),
	);
	for (const [name, { scrolls }] of memory) {
		for (const box of document.querySelectorAll(`#simulator-${name} .scroll`)) {
			box.scrollTop = scrolls.get(box.dataset.key) ?? 0;
		}
	}
}

async function load() {
	if (loading) {
		again = true;
		return;
	}
	loading = true;
	try {
		const answer = await fetch('/sandbox/state');
		const state = await answer.json();
		for (const name of Object.keys(state.simulators)) {
			if (!scripts.has(name)) scripts.set(name, await import(`/sandbox/${name}/page.js`));
		}
		show(state);
	} finally {
		loading = false;
	}
	if (again) {
		again = false;
		await load();
	}
}

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
