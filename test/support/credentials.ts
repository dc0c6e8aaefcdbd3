import { ICredentialsHelper } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { AmeyoHashKeyApi } from '../../credentials/AmeyoHashKeyApi.credentials';
import { AmeyoSessionApi } from '../../credentials/AmeyoSessionApi.credentials';
import { ContactCenterWebhookApi } from '../../credentials/ContactCenterWebhookApi.credentials';
import { MaxContactApi } from '../../credentials/MaxContactApi.credentials';
import { VirtualContactCenterApi } from '../../credentials/VirtualContactCenterApi.credentials';

const types: Record<string, ICredentialType> = {
	ameyoHashKeyApi: new AmeyoHashKeyApi(),
	ameyoSessionApi: new AmeyoSessionApi(),
	contactCenterWebhookApi: new ContactCenterWebhookApi(),
	maxContactApi: new MaxContactApi(),
	virtualContactCenterApi: new VirtualContactCenterApi(),
};

/**
 * n8n's store of credentials, in memory: what `preAuthentication` gives is kept as n8n's server keeps it
 * (n8n's credentials-helper). Everybody who is given the same store shares its sessions.
 */
export class CredentialStore extends ICredentialsHelper {
	/** How often a credential was read, as a look-up in n8n's database would be. */
	reads = 0;

	private readonly types: Record<string, ICredentialType>;

	/** @param more credential types beside the package's */
	constructor(
		private readonly stored: Record<string, ICredentialDataDecryptedObject>,
		more: ICredentialType[] = [],
	) {
		super();
		this.types = { ...types, ...Object.fromEntries(more.map((type) => [type.name, type])) };
		for (const [type, data] of Object.entries(stored)) {
			this.stored[type] = { ...defaultsOf(this.typeOf(type)), ...data };
		}
	}

	/** What n8n would hold in its database. */
	of(type: string): ICredentialDataDecryptedObject {
		return this.stored[type] ?? {};
	}

	change(type: string, data: ICredentialDataDecryptedObject): void {
		this.stored[type] = { ...this.of(type), ...data };
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		this.reads++;
		return { ...this.of(type) };
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		type: string,
		_node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const credentialType = this.typeOf(type);
		const hidden = credentialType.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		);
		if (!hidden || !credentialType.preAuthentication) return undefined;
		if (credentials[hidden.name] !== '' && !expired) return undefined;
		const output = await credentialType.preAuthentication.call(helpers, credentials);
		if (output[hidden.name] === undefined) return undefined;
		const kept: ICredentialDataDecryptedObject = {};
		for (const [key, value] of Object.entries(output)) {
			if (typeof value === 'string') kept[key] = value;
		}
		this.change(type, kept);
		return Object.assign(credentials, kept);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		request: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.typeOf(type);
		if (typeof authenticate !== 'function' || !hasAddress(request)) {
			throw new Error(`${type} does not sign by a function`);
		}
		return await authenticate(credentials, request);
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.typeOf(type).properties;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Not used by the nodes');
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	private typeOf(name: string): ICredentialType {
		const type = this.types[name];
		if (!type) throw new Error(`There is no credential type ${name}`);
		return type;
	}
}

/** n8n's older helper, which the HTTP Request node uses, hands over requests whose address is a `uri`. */
function hasAddress(
	request: IHttpRequestOptions | IRequestOptionsSimplified,
): request is IHttpRequestOptions {
	return 'url' in request || 'uri' in request;
}

function defaultsOf({ properties }: ICredentialType): ICredentialDataDecryptedObject {
	const entries = properties.map(({ name, default: preset }) => [name, preset]);
	return Object.fromEntries(entries);
}

/** Data of a credential as n8n stores what was typed. */
export function storable(data: IDataObject): Record<string, string | boolean> {
	const entries = Object.entries(data).map(([key, value]) => [
		key,
		typeof value === 'boolean' ? value : String(value),
	]);
	return Object.fromEntries(entries);
}
