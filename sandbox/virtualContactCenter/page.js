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
	clickFirst,
} from '/sandbox/elements.js';
import { clearFaults, faultsCard, requestsCard } from '/sandbox/traffic.js';

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
	el(
		'a',
		{
			href: record.link,
			target: '_blank',
			rel: 'noopener',
			key: `dial ${record.id}`,
			title: 'Dials this number as the agent, in a new tab.',
		},
		record.phone,
	);

/** 8x8 on the page: elements from its part of the state. `open` holds the keys of the open requests. */
export function show(simulator, open) {
	const { counts, calls, created, sent, records, received, sessions } = simulator;
	return [
		facts({
			'Calls Under Way': simulator.callsUnderWay,
			'All Calls': calls.count,
			'Records Created in the CRM': created.count,
			'Sent by 8x8': sent.count,
			"Agent's Sessions": sessions,
			'Turned to the Sign-In': counts.sentToLogin,
		}),
		el(
			'div',
			{ className: 'cards' },
			...faultsCard(simulator),
			card(
				'CRM: Accounts',
				'click a number to dial it as the agent',
				table(
					['Name', 'Phone', 'Record'],
					records.map((record) => [record.name, link(record), record.id]),
					'No records.',
				),
			),
			card(
				'Calls',
				`${noteOf(calls)}. Nobody answers a number that ends in 9901 or 9902.`,
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
				'What 8x8 Has Sent',
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
			requestsCard(simulator, open),
		),
	];
}

/** What needs a click before anything can happen: without a session, a number leads to the sign-in page. */
export const clicksFirst = ({ signedIn }) => {
	if (signedIn) return [];
	const link = el(
		'a',
		{
			href: '/AGUI/login.php',
			target: '_blank',
			rel: 'noopener',
			className: 'button',
			key: 'sign in',
			title: 'Opens the sign-in page in a new tab. The README of the sandbox tells the password.',
		},
		'Sign In as Agent',
	);
	return [clickFirst('To dial with a click on a number below, sign in first.', link)];
};

export const actions = (simulator) => [
	act('Hang Up', 'virtualContactCenter/hang-up', {
		tip: 'Ends the calls under way; 8x8 then sends their results.',
		idle: simulator.callsUnderWay > 0 ? '' : 'No call is under way.',
	}),
	act('End Sessions', 'virtualContactCenter/end-sessions', {
		tip: 'Signs the agent out everywhere: a dial is then turned to the sign-in page.',
		idle: simulator.sessions > 0 ? '' : 'Nobody is signed in.',
	}),
	clearFaults('virtualContactCenter', simulator),
];
