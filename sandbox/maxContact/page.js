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

const AGENT_STATES = {
	loggedOut: ['Logged Out', ''],
	noCampaign: ['No Campaign', ''],
	notReady: ['Not Ready', 'warn'],
	ready: ['Ready', 'good'],
	onCall: ['Calling', 'warn'],
	wrapping: ['Wrapping', 'bad'],
};
const CALL_STATES = {
	ringing: ['Ringing', 'warn'],
	connected: ['Connected', 'good'],
	held: ['On Hold', 'warn'],
	ended: ['Over', ''],
	bridged: ['Bridged', ''],
};
const ENDINGS = {
	agent: 'agent hung up',
	customer: 'customer hung up',
	noAnswer: 'no answer',
	busy: 'busy',
	restart: 'MaxContact started again',
};
const isLive = (call) => ['ringing', 'connected', 'held'].includes(call.state);
const isOpen = (call) => isLive(call) || (call.state === 'ended' && !call.result);

function callState(call) {
	const note = call.bridgedTo ? `with ${call.bridgedTo}` : ENDINGS[call.ending];
	return el('span', {}, badge(...CALL_STATES[call.state]), note ? ` ${note}` : '');
}

function recording({ recording: now }) {
	if (now === 'on') return badge('Recording', 'bad');
	return now === 'stopped' ? badge('Stopped') : '–';
}

function result({ callId, state, result: given, ...call }) {
	if (given) {
		const { resultCode, notes, sales } = given;
		return [resultCode, notes, sales === undefined ? undefined : `sales: ${sales}`]
			.filter((part) => part !== undefined)
			.join(' · ');
	}
	if (!isLive({ ...call, state })) return badge('Needs a result code', 'warn');
	const answer = act('Answer', 'maxContact/answer-call', {
		tip: 'The call meets its outcome now: the customer answers, unless the number is busy or not answered.',
		idle: state === 'ringing' ? '' : 'It rings no more.',
		body: { callId },
	});
	const hangUp = act('Customer Hangs Up', 'maxContact/end-call', {
		tip: 'Ends the call. Its agent then owes it a result code.',
		body: { callId },
	});
	return el('span', { className: 'actions' }, answer, hangUp);
}

const tokenState = ({ ended, pasted }) => {
	if (ended) return badge(`Dead: ${ended}`, 'bad');
	return badge(pasted ? 'Valid, does not time out' : 'Valid', 'good');
};

const ids = ({ phones }) =>
	phones
		.map(({ leadPhoneId, phoneNumber }) => `${phoneNumber} (lead phone ${leadPhoneId})`)
		.join(', ');

function agentsCard({ agents, calls, campaigns }) {
	const names = new Map(campaigns.map((one) => [one.campaignId, one.campaignName]));
	const openCalls = (userId) => calls.last.filter((call) => call.userId === userId && isOpen(call));
	const rows = agents.map((agent) => [
		agent.userId,
		agent.fullName,
		badge(...AGENT_STATES[agent.state]),
		names.get(agent.campaignId),
		openCalls(agent.userId)
			.map(({ callId, phoneNumber }) => `${callId}: ${phoneNumber}`)
			.join(', '),
	]);
	const heads = ['User', 'Name', 'State', 'Campaign', 'Calls'];
	return card('Agents', agents.length, table(heads, rows, 'No agents.'));
}

/** Those that a click can change come first. */
const byNeed = (calls) => [...calls.filter(isLive), ...calls.filter((call) => !isLive(call))];

function callsCard({ calls }) {
	const rows = byNeed(lastOf(calls)).map((call) => [
		time(call.startedAt),
		call.callId,
		call.userId,
		call.phoneNumber,
		call.leadId,
		callState(call),
		recording(call),
		result(call),
	]);
	const heads = ['Started', 'Call', 'User', 'Number', 'Lead', 'State', 'Recording', 'Result'];
	const note = `${noteOf(calls)}. Nobody answers a number that ends in 9902; one that ends in 9903 is busy.`;
	return card('Calls', note, table(heads, rows, 'No call has been dialled yet.'), 'wide');
}

function leadsCard({ leads }) {
	const rows = lastOf(leads).map((lead) => [lead.leadId, `${lead.name} ${lead.name2}`, ids(lead)]);
	return card('Leads', noteOf(leads), table(['Lead', 'Name', 'Phones'], rows, 'No leads.'));
}

function tokensCard({ tokens }) {
	const rows = tokens
		.toReversed()
		.map((token) => [token.key, token.login, time(token.issuedAt), tokenState(token)]);
	return card('Tokens', 'the last 20', table(['Key', 'Login', 'Issued', 'State'], rows, ''));
}

const sum = (byUser) => Object.values(byUser).reduce((all, one) => all + one, 0);

/** MaxContact on the page: elements from its part of the state. `open` holds the keys of the open requests. */
export function show(simulator, open) {
	const { agents, counts } = simulator;
	const having = (state) => agents.filter((agent) => agent.state === state).length;
	return [
		facts({
			'Calls Under Way': simulator.callsUnderWay,
			'All Calls': counts.dials,
			'Agents Ready': having('ready'),
			'Agents Wrapping Up': having('wrapping'),
			Logins: counts.tokensIssued,
			'Two Commands at Once': sum(counts.overlappingCommands),
			'No JSON Header': counts.withoutJsonHeader,
		}),
		el(
			'div',
			{ className: 'cards' },
			...faultsCard(simulator),
			callsCard(simulator),
			agentsCard(simulator),
			leadsCard(simulator),
			tokensCard(simulator),
			requestsCard(simulator, open),
		),
	];
}

const rings = ({ state }) => state === 'ringing';
/** A pasted token does not. */
const expires = ({ ended, pasted }) => !ended && !pasted;

function letGo({ callsHeld, calls }) {
	return act('Answer All', 'maxContact/release-calls', {
		tip: 'Every ringing call meets its outcome now, and new ones by themselves after three seconds.',
		idle: callsHeld || calls.last.some(rings) ? '' : 'No call rings.',
	});
}

/** What needs a click before anything can happen: calls that ring until they are answered here. */
export const clicksFirst = (simulator) =>
	simulator.callsHeld
		? [clickFirst('Calls ring until you answer them: each below, or all of them with Answer All.')]
		: [];

export const actions = (simulator) => [
	act('Let Calls Ring', 'maxContact/hold-calls', {
		tip: 'From now on a call rings until you answer it here.',
		idle: simulator.callsHeld ? 'They do already.' : '',
	}),
	letGo(simulator),
	act('Expire Tokens', 'maxContact/expire-tokens', {
		tip: 'Ends every token that a login was given: the nodes have to log in again.',
		idle: simulator.tokens.some(expires) ? '' : 'No login has a valid token.',
	}),
	clearFaults('maxContact', simulator),
];
