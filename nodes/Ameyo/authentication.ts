import type { INodeProperties } from 'n8n-workflow';

const SESSION = {
	name: 'Session Login',
	value: 'session',
	description: 'Log in with a user ID and a password',
};
const HASH_KEY = {
	name: 'Hash Key',
	value: 'hashKey',
	description: 'Sign requests with the hash key that Ameyo gave for this host',
};

/** For operations that take either credential. */
export const eitherAuthentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [HASH_KEY, SESSION],
	default: 'session',
	description: 'Which credential to use',
};

// Hidden, but there: the credentials of the node are shown and hidden by this parameter, and the
// editor puts a value back that is not among the options.
const HIDDEN: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'hidden',
	default: 'session',
};

/** For operations that need the session login. */
export const sessionAuthentication: INodeProperties = { ...HIDDEN, options: [SESSION] };
/** For operations that need the hash key. */
export const hashKeyAuthentication: INodeProperties = {
	...HIDDEN,
	options: [HASH_KEY],
	default: 'hashKey',
};
