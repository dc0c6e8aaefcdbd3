import {
	act,
	badge,
	card,
	el,
	facts,
	lastOf,
	noteOf,
	table,
	time,
	trafficCards,
} from '/sandbox/elements.js';

const STATES = { ringing: ['Ringing', 'warn'], talking: ['Talking', 'good'], ended: ['Ended', ''] };
const OUTCOMES = {
	connected: '',
	agentDidNotAnswer: 'agent did not answer',
	customerDidNotAnswer: 'customer did not answer',
};
const RESULTS = { SUCCESS: 'good', FAIL: 'bad', IGNORE: '' };

function callState(call) {
	const note = call.state === 'ended' ? OUTCOMES[call.outcome] : '';
	return el('span', {}, badge(...STATES[call.state]), note ? ` ${note}` : '');
}

function answerOf(entry) {
	const good = entry.status >= 200 && entry.status < 300;
	return badge(entry.status === 0 ? entry.answer : `HTTP ${entry.status}`, good ? 'good' : 'bad');
}

const link = (record) =>
	el('a', { href: record.link, target: '_blank', rel: 'noopener' }, record.phone);

/** 8x8 on the page: elements from its part of the state. `open` holds the keys of the open requests. */
export function show(simulator, open) {
	const { counts, calls, created, sent, records, received, sessions } = simulator;
	return [
		facts({
			"Agent's Sessions": sessions,
			Calls: calls.count,
			'Calls Under Way': calls.last.filter(({ state }) => state !== 'ended').length,
			'CRM Records Created': created.count,
			'Forms Posted': sent.count,
			'Sent to the Login Page': counts.sentToLogin,
		}),
		el(
			'div',
			{ className: 'cards' },
			card(
				'CRM: Accounts',
				'click a number to dial it as the agent; sign in first',
				table(
					['Name', 'Phone', 'Record'],
					records.map((record) => [record.name, link(record), record.id]),
					'No records.',
				),
			),
			card(
				'Calls',
				noteOf(calls),
				table(
					['Started', 'Phone', 'Caller ID', 'State', 'Transaction'],
					lastOf(calls).map((call) => [
						time(call.startedAt),
						call.phone,
						call.callerId || '–',
						callState(call),
						call.transactionId,
					]),
					'No call has been placed yet.',
				),
			),
			card(
				'Launches and Callbacks',
				noteOf(sent),
				table(
					['Kind', 'Answer', 'Result', 'To', 'Data'],
					lastOf(sent).map((entry) => [
						entry.kind,
						answerOf(entry),
						entry.fields.resultCode
							? badge(entry.fields.resultCode, RESULTS[entry.fields.resultCode])
							: '–',
						entry.url,
						entry.fields.ctl_userdata ?? entry.fields.CtlUserData,
					]),
					'8x8 has posted nothing yet.',
				),
				'wide',
			),
			card(
				'CRM: Created Records',
				noteOf(created),
				table(
					['Record', 'Type', 'Fields'],
					lastOf(created).map((record) => [
						record.id,
						record.objectType,
						Object.entries(record.fields)
							.map(([name, value]) => `${name}: ${value}`)
							.join(' · '),
					]),
					'No action has created a record yet.',
				),
			),
			card(
				'CRM: Callbacks Received',
				received.length,
				table(
					['Result', 'Data'],
					received.toReversed().map((fields) => [fields.resultCode, fields.ctl_userdata]),
					'The CRM has received no callback yet.',
				),
			),
			...trafficCards(simulator, open),
		),
	];
}

export const actions = [
	el('a', { href: '/AGUI/login.php', target: '_blank', rel: 'noopener' }, 'Sign In as Agent'),
	act('Hang Up', 'virtualContactCenter/hang-up'),
	act('End Sessions', 'virtualContactCenter/end-sessions'),
	act('Behave Again', 'virtualContactCenter/calm'),
];
