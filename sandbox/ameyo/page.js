import {
	act,
	badge,
	card,
	dateTime,
	el,
	facts,
	lastOf,
	noteOf,
	table,
	time,
} from '/sandbox/elements.js';
import { clearFaults, faultsCard, requestsCard } from '/sandbox/traffic.js';

const STATES = {
	available: ['Available', 'good'],
	onBreak: ['On Break', 'warn'],
	loggedOut: ['Logged Out', ''],
};
const OUTCOMES = {
	ringing: ['Ringing', 'warn'],
	connected: ['Connected', 'good'],
	agentDidNotAnswer: ['Agent Did Not Answer', 'bad'],
	customerDidNotAnswer: ['Customer Did Not Answer', 'bad'],
	couldNotConnect: ['Could Not Connect', 'bad'],
};

function agentState(agent, ringing) {
	if (ringing.has(agent.userId)) return badge('On a Call', 'warn');
	return badge(...STATES[agent.state]);
}

const alive = ({ sessions }) => sessions.filter(({ ended }) => !ended);

function rest(customerData) {
	const others = Object.entries(customerData).filter(([name]) => name !== 'phone1');
	return others.map(([name, value]) => `${name}: ${String(value)}`).join(' · ');
}

/** Ameyo on the page: elements from its part of the state. `open` holds the keys of the open requests. */
export function show(simulator, open) {
	const ringing = new Set(
		simulator.calls.last.filter((call) => call.outcome === 'ringing').map((call) => call.userId),
	);
	const names = new Map(simulator.campaigns.map((one) => [one.campaignId, one.campaignName]));
	const campaign = (id) => `${names.get(id) ?? 'Unknown'} (${id})`;
	const { counts } = simulator;
	return [
		facts({
			'Calls Under Way': simulator.callsUnderWay,
			'All Calls': simulator.calls.count,
			'Calls Refused, Agent Busy': counts.overlappingDials,
			Contacts: simulator.contacts.count,
			Callbacks: simulator.callbacks.count,
			Logins: counts.logins,
			'Sessions Alive': alive(simulator).length,
		}),
		el('div', { className: 'cards' }, ...cards(simulator, { ringing, campaign, open })),
	];
}

function cards(simulator, { ringing, campaign, open }) {
	const { agents, calls, contacts, callbacks, sessions } = simulator;
	return [
		...faultsCard(simulator),
		card(
			'Calls',
			`${noteOf(calls)}. Nobody answers a number that ends in 9901, 9902 or 9903.`,
			table(
				['Started', 'Agent', 'Phone', 'Outcome'],
				lastOf(calls).map((call) => [
					time(call.startedAt),
					call.userId,
					call.phone,
					badge(...OUTCOMES[call.outcome]),
				]),
				'No call has been placed yet.',
			),
		),
		card(
			'Agents',
			agents.length,
			table(
				['Agent', 'State', 'Campaigns'],
				agents.map((agent) => [
					agent.userId,
					agentState(agent, ringing),
					agent.campaignIds.map(campaign).join(', '),
				]),
				'No agents.',
			),
		),
		card(
			'Contacts',
			noteOf(contacts),
			table(
				['Phone', 'Campaign', 'Lead', 'Status', 'Other Columns'],
				lastOf(contacts).map((contact) => [
					contact.customerData.phone1,
					campaign(contact.campaignId),
					contact.leadId,
					contact.columns.status,
					rest(contact.customerData),
				]),
				'No contact has been uploaded yet.',
			),
		),
		card(
			'Callbacks',
			`${noteOf(callbacks)}, times of this browser's zone`,
			table(
				['Time', 'Phone', 'Agent', 'Campaign'],
				lastOf(callbacks).map((callback) => [
					dateTime(callback.callbackTime),
					callback.phone,
					callback.userId ?? 'anyone',
					campaign(callback.campaignId),
				]),
				'No callbacks.',
			),
		),
		card(
			'Sessions',
			'the last 20',
			table(
				['Session', 'User', 'Last Used', 'State'],
				sessions
					.toReversed()
					.map((session) => [
						session.sessionId,
						session.userId,
						time(session.lastUsedAt),
						session.ended ? badge(`Ended: ${session.ended}`, 'bad') : badge('Alive', 'good'),
					]),
				'Nobody has logged in yet.',
			),
		),
		requestsCard(simulator, open),
	];
}

/** What needs a click before anything can happen: nothing. */
export const clicksFirst = () => [];

export const actions = (simulator) => [
	act('Expire Sessions', 'ameyo/expire-sessions', {
		tip: 'Ends every session, as Ameyo does after a time: the nodes have to log in again.',
		idle: alive(simulator).length > 0 ? '' : 'No session is alive.',
	}),
	clearFaults('ameyo', simulator),
];
