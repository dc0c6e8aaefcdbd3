import type { INodeParameters } from 'n8n-workflow';
import { MaxContact } from '../../nodes/MaxContact/MaxContact.node.ts';
import { maxContactSeed } from '../../sandbox';
import { byId } from '../../test/support/locator';
import { inEngine } from '../contenders/inEngine';
import { n8nNodes } from '../contenders/n8nNodes';
import { inTurns } from '../frame/inTurns';
import type { Part } from '../frame/part';
import { startSandboxProcess } from '../frame/sandbox';

const AGENTS = 50;
const DELAY_MS = 50;
const AT_ONCE = 50;
const FIRST_AGENT = 2001;
const COOKIE = `TokenKey=${maxContactSeed.TOKEN_KEY}`;

/** Reads that a server takes its time for. */
export const reads: Part = {
	title: 'Reads',
	about: `The active calls of ${AGENTS} agents are read from MaxContact, which takes ${DELAY_MS} ms for each answer, in n8n's own engine: by the node ${AT_ONCE} at a time, and by n8n's HTTP Request node as it comes (all at once) and in batches of ${AT_ONCE}.`,
	rounds: 5,
	async measure({ rounds, isTiny }) {
		const agents = Array.from({ length: AGENTS }, (_, n) => ({
			userId: FIRST_AGENT + n,
			fullName: `Agent ${n}`,
			loggedIn: true,
			campaignId: 1,
			ready: true,
		}));
		const sandbox = await startSandboxProcess({
			maxContact: { agents: [...maxContactSeed.AGENTS, ...agents], ringMs: 0 },
		});
		await giveCalls(sandbox.url);
		await sandbox.misbehave('maxContact', { command: 'getcalls', delay: DELAY_MS, times: null });
		const count = isTiny ? 20 : 500;
		const items = Array.from({ length: count }, (_, n) => ({
			userId: String(FIRST_AGENT + (n % AGENTS)),
		}));
		const maxContact = { node: new MaxContact(), typeVersion: 1 };
		const http = (options: INodeParameters) => async () =>
			await inEngine(n8nNodes.httpRequest(), eachRead(sandbox.url, options), items, sandbox.url);
		const batching = { batch: { batchSize: AT_ONCE, batchInterval: 1 } };
		const { ours, allAtOnce, batches } = await inTurns(
			{
				ours: async () => await inEngine(maxContact, READ, items, sandbox.url),
				allAtOnce: http({}),
				batches: http({ batching }),
			},
			rounds,
		);
		await sandbox.close();
		return {
			table: {
				header: [
					'reads',
					`MaxContact node, ${AT_ONCE} at a time`,
					'HTTP Request node, all at once',
					`HTTP Request node, batches of ${AT_ONCE}`,
				],
				rows: [[count, ours, allAtOnce, batches]],
			},
			charts: [
				{
					title: `${count} reads, ${DELAY_MS} ms each`,
					unit: 's',
					bars: [
						{ label: `this pack, ${AT_ONCE} at a time`, value: ours, isOurs: true },
						{ label: "n8n's HTTP Request node, all at once", value: allAtOnce },
						{ label: `n8n's HTTP Request node, ${AT_ONCE} at a time`, value: batches },
					],
				},
			],
			sizing: { readsPerSecond: count / ours },
		};
	},
};

const READ: INodeParameters = {
	resource: 'call',
	operation: 'getAll',
	userId: byId('={{ $json.userId }}'),
	returnAll: true,
	requestOptions: { concurrency: AT_ONCE },
};

/** What a user builds without this pack. */
function eachRead(url: string, options: INodeParameters): INodeParameters {
	const headers = { Cookie: COOKIE, 'Content-Type': 'application/json' };
	return {
		url: `=${url}/webservices/services/telephony/getcalls/user/{{ $json.userId }}`,
		sendHeaders: true,
		headerParameters: {
			parameters: Object.entries(headers).map(([name, value]) => ({ name, value })),
		},
		options,
	};
}

/** One call for each agent, so that there is something to read. */
async function giveCalls(url: string): Promise<void> {
	for (let n = 0; n < AGENTS; n++) {
		const path = `dial/user/${FIRST_AGENT + n}/phone/0161000${1000 + n}`;
		await fetch(`${url}/webservices/services/telephony/${path}`, { headers: { Cookie: COOKIE } });
	}
}
