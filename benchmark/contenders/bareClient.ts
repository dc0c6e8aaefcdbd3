import axios from 'axios';
import { Agent } from 'node:http';
import { ameyoSeed } from '../../sandbox';
import type { Contact } from '../frame/contacts';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** A client of Ameyo that knows nothing of n8n: axios, connections that stay open, and not a line more than it takes. */
export class BareClient {
	private readonly agent = new Agent({ keepAlive: true });

	private sessionId = '';

	constructor(private readonly url: string) {}

	async logIn(): Promise<void> {
		const login = { ...ameyoSeed.MANAGER, terminal: '127.0.0.1' };
		const { sessionId } = await this.post<{ sessionId: string }>('login', login);
		this.sessionId = sessionId;
	}

	/** Uploads a batch; how many contacts Ameyo has added. */
	async upload(customerRecords: Contact[]): Promise<number> {
		const { beanResponse } = await this.post<{ beanResponse: Array<{ resultTypeString: string }> }>(
			'uploadContacts',
			{
				sessionId: this.sessionId,
				campaignId: '1',
				leadId: 39,
				properties: { 'update.customer': false, 'migrate.customer': false },
				customerRecords,
			},
		);
		return beanResponse.filter(({ resultTypeString }) => resultTypeString === 'ADDED').length;
	}

	/** Places a call; throws where it was not connected. */
	async dial(userId: string, phone: string): Promise<void> {
		const { hashKey, requestingHost, policyName } = ameyoSeed.HASH_KEY;
		const answer = await this.post<{ result: string }>(
			'clickToDialWithToken',
			{ campaignId: 1, userId, phone },
			{ 'hash-key': hashKey, 'requesting-host': requestingHost, 'policy-name': policyName },
		);
		if (answer.result !== 'SUCCESS') throw new Error(`A call was answered ${answer.result}`);
	}

	private async post<Answer>(
		command: string,
		data: unknown,
		headers: Record<string, string> = {},
	): Promise<Answer> {
		const { data: answer } = await axios.post<Answer>(
			`${this.url}/ameyowebaccess/command?command=${command}`,
			`data=${encodeURIComponent(JSON.stringify(data))}`,
			{ headers: { ...FORM, ...headers }, httpAgent: this.agent },
		);
		return answer;
	}

	close(): void {
		this.agent.destroy();
	}
}
