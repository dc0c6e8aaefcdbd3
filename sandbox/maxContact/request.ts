import { header, type IncomingRequest, type ParsedRequest } from '../core/request';
import { METHODS } from './methods';
import type { Method } from './methods/method';
import type { Parameters } from './parameters';
import type { Switches } from './switches';

/** Where the services of an older tenant are. */
export const OLDER_PATH = '/acmeapi';

/** Where the services are; that an older tenant has none at `/webservices` is inferred. */
const servicesOf = ({ olderTenant }: Tenant): string =>
	`${olderTenant ? OLDER_PATH : '/webservices'}/services/`;

type Tenant = Pick<Switches, 'olderTenant'>;

/** What a path asks for. */
export interface Asked {
	/** The method's name, or `apitoken`; rules, counts and the page go by it. */
	name: string;
	/** Absent for the token service. */
	method?: Method;
	parameters: Parameters;
}

/** The path's parameters by the names of the template, each segment decoded once; undefined when it does not fit. */
function match(template: string, path: string): Array<[string, string]> | undefined {
	const wanted = template.split('/');
	const segments = path.split('/');
	if (segments.length !== wanted.length) return undefined;
	const found: Array<[string, string]> = [];
	for (const [i, part] of wanted.entries()) {
		const segment = segments[i] ?? '';
		const name = /^\{(.+)\}$/.exec(part)?.[1];
		if (name === undefined ? segment !== part : segment === '') return undefined;
		// The server has refused what cannot be decoded before it comes here.
		if (name !== undefined) found.push([name, decodeURIComponent(segment)]);
	}
	return found;
}

/** The method that a path names and its parameters, those of the query included; undefined for a path of no method. */
export function readAsked({ path, query }: IncomingRequest, tenant: Tenant): Asked | undefined {
	const services = servicesOf(tenant);
	if (!path.startsWith(services)) return undefined;
	const below = path.slice(services.length);
	const login = match('apitoken/login/{login}', below);
	if (login) return { name: 'apitoken', parameters: new Map(login) };
	const [service, name = ''] = below.split('/');
	const method = service === 'telephony' ? METHODS.get(name) : undefined;
	const found = method && match(`telephony/${method.path}`, below);
	return found && { name, method, parameters: new Map([...query, ...found]) };
}

/** The token of the header `Cookie: TokenKey=…`. Its value may hold `=`. */
export const tokenOf = (request: IncomingRequest): string | undefined =>
	/(?:^|;)\s*TokenKey=([^;]*)/.exec(header(request, 'cookie'))?.[1]?.trim();

/** "a Content-Type header of application/json can be supplied"; with anything else the answer is XML. */
export const wantsJson = (request: IncomingRequest): boolean =>
	/^application\/json\s*(;|$)/i.test(header(request, 'content-type'));

/** What a request asks, in the words by which rules, counts and the page know it. */
export function parseRequest(request: IncomingRequest, tenant: Tenant): ParsedRequest {
	const asked = readAsked(request, tenant);
	const sessionId = tokenOf(request);
	return {
		command: asked?.name ?? 'unknown',
		data: Object.fromEntries(asked?.parameters ?? request.query),
		dataInQuery: false,
		...(sessionId === undefined ? {} : { sessionId }),
	};
}
