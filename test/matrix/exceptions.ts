import type { Told } from './faults';
import type { Row } from './operations';

/** Where a row does not do with a fault what its kind does. */
interface Exception {
	rows: (row: Row) => boolean;
	faults: readonly string[];
	/** What is told instead; absent where it cannot happen. */
	told?: Told;
	/** What is struck stays so: the items behind it, and the next try, fail alike. */
	lasts?: boolean;
	/** It is told as refused, but nothing is sent again on the strength of it. */
	stays?: boolean;
	because: string;
}

const isLogin = ({ kind }: Row) => kind === 'login';
const is8x8 = ({ vendor }: Row) => vendor === 'virtualContactCenter';

/** The first that fits counts. */
export const EXCEPTIONS: readonly Exception[] = [
	{
		rows: isLogin,
		faults: ['dead session', 'dead twice'],
		because: 'there is no session before the login',
	},
	{
		rows: isLogin,
		faults: ['time-out', 'drip', '101'],
		because: 'a login has a deadline of its own, a minute that nobody can shorten',
	},
	{
		rows: isLogin,
		faults: ['sounds like a dead session'],
		because: 'a login that is refused in any words is refused',
	},
	{
		rows: is8x8,
		faults: ['page with 200', 'malformed', 'too deep', 'empty'],
		told: 'fine',
		because: 'a page that speaks of no error is a good one: 8x8 documents no other sign',
	},
	{
		rows: is8x8,
		faults: ['sounds like a dead session'],
		told: 'refused',
		because: 'a session that is turned away with HTTP 403 carries nothing out',
	},
	{
		rows: is8x8,
		faults: ['dead session'],
		told: 'refused',
		lasts: true,
		because: 'n8n cannot sign in as the agent',
	},
	{
		rows: ({ vendor, signedBy }) => vendor === 'maxContact' && signedBy === 'key',
		faults: ['dead session'],
		told: 'refused',
		lasts: true,
		because: 'a pasted key that is dead stays dead',
	},
	{
		rows: ({ vendor, signedBy }) => vendor === 'ameyo' && signedBy === 'key',
		faults: ['empty'],
		told: 'refused',
		stays: true,
		because: 'a hash key that is refused is answered with nothing, and nothing is carried out',
	},
	{
		rows: ({ name }) => name === 'Ameyo click to dial, hash key',
		faults: ['too deep'],
		told: 'fine',
		because:
			'its answers are printed in forms that are no JSON: the result is read where it stands',
	},
	{
		rows: ({ name }) => name === 'Ameyo command, session',
		faults: ['empty'],
		told: 'fine',
		because: 'what any command answers nobody knows: nothing is an answer too',
	},
	{
		rows: is8x8,
		faults: ['self-signed, ignored'],
		because: "8x8's hosts are public: the credential has no such switch",
	},
];

export function exceptionOf(row: Row, fault: string): Exception | undefined {
	return EXCEPTIONS.find(({ rows, faults }) => faults.includes(fault) && rows(row));
}
