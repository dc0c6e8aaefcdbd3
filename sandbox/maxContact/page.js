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
	const answer = state === 'ringing' ? [act('Answer', 'maxContact/answer-call', { callId })] : [];
	const hangUp = act('Customer Hangs Up', 'maxContact/end-call', { callId });
	return el('span', { className: 'actions' }, ...answer, hangUp);
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

function callsCard({ calls }) {
	const rows = lastOf(calls).map((call) => [
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
	return card('Calls', noteOf(calls), table(heads, rows, 'No call has been dialled yet.'), 'wide');
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
			Ready: having('ready'),
			Calling: having('onCall'),
			Wrapping: having('wrapping'),
			'Calls Dialled': counts.dials,
			'Tokens Issued': counts.tokensIssued,
			'Overlapping Commands': sum(counts.overlappingCommands),
			'Without JSON Header': counts.withoutJsonHeader,
		}),
		el(
			'div',
			{ className: 'cards' },
			agentsCard(simulator),
			leadsCard(simulator),
			callsCard(simulator),
			tokensCard(simulator),
			...trafficCards(simulator, open),
		),
	];
}

export const actions = [
	act('Behave Again', 'maxContact/calm'),
	act('Let Calls Ring', 'maxContact/hold-calls'),
	act('Expire Tokens', 'maxContact/expire-tokens'),
];
