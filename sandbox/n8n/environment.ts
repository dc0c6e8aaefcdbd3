import { hashSync } from 'bcryptjs';

/** The owner of the local n8n. Made up, and good on this machine only. */
export const owner = {
	email: 'owner@contact-center.example',
	password: 'Made-up-password-1',
	firstName: 'Local',
	lastName: 'Owner',
};

export interface N8nSettings {
	/** n8n keeps its database, its key and the installed packs in `<userFolder>/.n8n`. */
	userFolder: string;
	/** The one folder that n8n's file nodes may read and write. */
	filesFolder: string;
	port: number;
	/** n8n's task runner connects to n8n here; two n8n on one machine need two of them. */
	brokerPort: number;
	/** More environment variables, e.g. `N8N_ENCRYPTION_KEY`. */
	extra?: Record<string, string>;
}

// What the caller's shell says about another n8n, about npm or about a test runner must not reach this one.
const foreign =
	/^(N8N_|DB_|EXECUTIONS_|QUEUE_|CREDENTIALS_|WEBHOOK_|GENERIC_|npm_|JEST_|NODE_ENV$|NODE_OPTIONS$|INIT_CWD$)/;

/**
 * The environment a local n8n runs in: SQLite, 127.0.0.1 only, nothing sent anywhere, one owner.
 * @param settings where it lives and listens
 * @returns a complete environment for `spawn`
 */
export function n8nEnvironment(settings: N8nSettings): Record<string, string> {
	const own: Record<string, string> = {};
	for (const [name, value] of Object.entries(process.env)) {
		if (value !== undefined && !foreign.test(name)) own[name] = value;
	}
	return {
		...own,
		N8N_USER_FOLDER: settings.userFolder,
		N8N_RESTRICT_FILE_ACCESS_TO: settings.filesFolder,
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(settings.port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(settings.brokerPort),
		N8N_WEBHOOK_URL: `http://127.0.0.1:${settings.port}/`,
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${settings.port}/`,
		// n8n would let the browser keep the login over HTTPS only.
		N8N_SECURE_COOKIE: 'false',
		N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
		N8N_INSTANCE_OWNER_EMAIL: owner.email,
		N8N_INSTANCE_OWNER_FIRST_NAME: owner.firstName,
		N8N_INSTANCE_OWNER_LAST_NAME: owner.lastName,
		N8N_INSTANCE_OWNER_PASSWORD_HASH: hashSync(owner.password, 10),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		// It asks n8n's servers for news once a day; here that ends in a stack trace. Another version may not know it.
		...(process.env.SANDBOX_N8N ? {} : { N8N_DISABLED_MODULES: 'mcp-registry' }),
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '10',
		// On a slow or busy machine n8n would take its own database for lost, and an expression for endless.
		DB_PING_TIMEOUT_MS: '60000',
		N8N_EXPRESSION_ENGINE_TIMEOUT: '60000',
		...settings.extra,
	};
}
