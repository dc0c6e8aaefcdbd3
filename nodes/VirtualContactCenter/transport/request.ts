import type { IDataObject } from 'n8n-workflow';
import { secretsOf } from '../../shared/auth/credential';
import type { CredentialSnapshot } from '../../shared/auth/credential';
import { numberRulesOf } from '../../shared/callRules/credentialRules';
import { heldByNumber } from '../../shared/callRules/numberRules';
import type { Context } from '../../shared/context';
import { textOf } from '../../shared/guards';
import type { RequestSettings } from '../../shared/http/protocol';
import { request } from '../../shared/http/request';
import { refuse } from '../../shared/refuse';
import { numbersOf, parametersOf } from '../link/call';
import type { Call } from '../link/call';
import { callUrl, encodeForm, linkOf, LONGEST_URL } from '../link/url';
import type { CallParameters } from '../link/url';
import { FORM_HEADERS, protocolWith } from './protocol';

/** Where the system, user and transaction data of a call go. */
type DataIn = 'body' | 'query';

/** What 8x8 can be asked for, for one item: click-to-dial. */
export class VirtualContactCenterClient {
	/**
	 * @param connection opens the connection of the run, once
	 * @param requests how this item's requests are sent
	 */
	constructor(
		private readonly n8n: Context,
		private readonly connection: () => Promise<CredentialSnapshot>,
		private readonly requests: RequestSettings,
	) {}

	/** The address at which the credential's agent signs in. */
	async platform(): Promise<string> {
		return (await this.connection()).baseUrl;
	}

	/**
	 * The link that dials when the agent's browser opens it. Nothing is sent.
	 *
	 * @throws InputError where it would be too long, and where the credential's owner does not allow the number: a
	 *   link is opened where nobody signs
	 */
	async link(call: Call): Promise<string> {
		const { baseUrl, decrypted } = await this.connection();
		const hold = heldByNumber(numbersOf(call), numberRulesOf(decrypted.data), 'the credential');
		if (hold) refuse(hold.message, 'No link was made.');
		const url = linkOf(baseUrl, parametersOf(call));
		if (url.length <= LONGEST_URL) return url;
		return refuse(
			`The link would be ${url.length} characters long, more than the ${LONGEST_URL} that browsers and servers carry`,
			"Shorten the user data, or dial with POST: the operation 'Dial' sends it in the body.",
		);
	}

	/**
	 * Asks 8x8 to dial, once: a POST with the data in its body, or a GET where there is none for it.
	 *
	 * @param secrets what the call's data hold that nobody may see, such as a token in the callback URL
	 * @returns what is known: that 8x8 took the request, and its page. The call begins after it.
	 * @throws InputError where the URL would be too long
	 * @throws RequestError
	 */
	async dial(call: Call, dataIn: DataIn, secrets: readonly string[] = []): Promise<IDataObject> {
		const connection = await this.connection();
		const { query, data } = placed(connection.baseUrl, parametersOf(call), dataIn);
		const url = callUrl(connection.baseUrl, query);
		const protocol = protocolWith([...secretsOf(connection), ...secrets]);
		const { response, value } = await request(this.n8n, protocol, connection, {
			kind: 'command',
			...this.requests,
			url,
			secrets,
			...(data.length === 0
				? { method: 'GET' }
				: { method: 'POST', headers: FORM_HEADERS, body: encodeForm(data) }),
		});
		return { requested: true, statusCode: response.status, page: textOf(value) };
	}
}

/** The parameters with the data where it is wanted: left for the body, or moved into the query. */
function placed(platform: string, parameters: CallParameters, dataIn: DataIn): CallParameters {
	if (dataIn === 'body') return parameters;
	const { length } = linkOf(platform, parameters);
	if (length > LONGEST_URL) {
		refuse(
			`The URL would be ${length} characters long, more than the ${LONGEST_URL} that servers carry`,
			"Set 'Send User Data In' to 'Body', which dials with POST.",
		);
	}
	return { query: [...parameters.query, ...parameters.data], data: [] };
}
