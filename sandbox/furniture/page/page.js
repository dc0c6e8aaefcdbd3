import { act, el } from './elements.js';

const live = document.querySelector('#live');
const rooms = document.querySelector('#rooms');
/** Each room's own script, which exports `actions` and `show(room, open)`. */
const scripts = new Map();
let loading = false;
let again = false;

function show(state) {
	const scrolls = new Map(
		[...document.querySelectorAll('.scroll')].map((box) => [box.dataset.key, box.scrollTop]),
	);
	const open = new Set([...document.querySelectorAll('details[open]')].map((d) => d.dataset.key));
	rooms.replaceChildren(
		...Object.entries(state.rooms).map(([name, room]) =>
			el(
				'article',
				{},
				el(
					'div',
					{ className: 'room-title' },
					el('h2', {}, room.title),
					el(
						'div',
						{ className: 'actions' },
						...scripts.get(name).actions,
						act('Start Over', 'reset'),
					),
				),
				...scripts.get(name).show(room, open),
			),
		),
	);
	for (const box of document.querySelectorAll('.scroll')) {
		box.scrollTop = scrolls.get(box.dataset.key) ?? 0;
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
		for (const name of Object.keys(state.rooms)) {
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
