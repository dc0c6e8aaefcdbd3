/**
 * The end of an address that names where the services are: `/services` itself; the `/webservices` before
 * it; or the path of an older tenant, such as `/acmeapi`, below which there is no `/webservices`. The
 * older tenants are inferred from public client code.
 */
const NAMES_SERVICES = /^https?:\/\/[^/]+(?:\/.*)?\/(?:services|webservices|[^/]+api)$/i;
const SERVICES = /(?:\/services)?$/i;

/**
 * Where the services are (telephony-agent-remote-control.txt, "Methods"): at `/webservices/services` below
 * the base URL, unless its path says otherwise.
 *
 * @param baseUrl without a slash at its end
 */
export function servicesOf(baseUrl: string): string {
	const above = NAMES_SERVICES.test(baseUrl) ? baseUrl : `${baseUrl}/webservices`;
	return above.replace(SERVICES, '/services');
}

/** `servicesOf` of the credential's base URL, as n8n's expressions have it: the test of a credential is declared. */
export const SERVICES_EXPRESSION = `$credentials.baseUrl.trim().replace(/\\/+$/, "").replace(/^(?!${inside(NAMES_SERVICES)}).*$/i, "$&/webservices").replace(${SERVICES.toString()}, "/services")`;

/** What to check where there is nothing at an address. */
export const CHECK_ADDRESS =
	"Check the base URL in the credential. For an older tenant it ends in the tenant's path, as in https://acmeapi.maxcontact.com/acmeapi.";

function inside({ source }: RegExp): string {
	return source.replace(/^\^/, '');
}
