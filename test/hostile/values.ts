import fc from 'fast-check';

const SIGNS = [...'&=%+[]|$/?#\\"\'<>{}(),;:.@!~^`* \t\r\n\0'];
const made = (unit: fc.Arbitrary<string>, maxLength = 20) => fc.string({ unit, maxLength });
const code = (min: number, max: number) =>
	fc.integer({ min, max }).map((point) => String.fromCharCode(point));

/** What does harm where it is not encoded, or encoded twice. */
const KNOWN = [
	'..',
	'.',
	'a/../../b',
	'a%2Fb',
	'%00',
	'%',
	'a&phone=1',
	'a#b',
	'a?b=c',
	'a;b',
	'","sessionId":"x',
	'"}&data={}',
	'\\',
	'a]|[b|c',
	'__proto__',
	'constructor',
	'=1+1',
	'{{ 1 }}',
	'\u2028',
	'\ufeffa',
	'e\u0301',
	'12345678901234567890',
	'+44 (0)161 123',
];

const text = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom(...KNOWN) },
	{ weight: 3, arbitrary: made(fc.constantFrom(...SIGNS)) },
	{ weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
	made(code(0, 0x9f)),
	made(fc.oneof(code(0xd800, 0xdfff), code(0x61, 0x7a))),
	made(code(0x30, 0x39)),
	fc
		.tuple(
			made(fc.constantFrom(...SIGNS, '9', 'a', '\u00e4'), 5),
			fc.integer({ min: 1_000, max: 5_000 }),
		)
		.map(([part, times]) => part.repeat(times)),
);

/** Whatever a person may type into a field, and an expression may give it. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 5, arbitrary: text },
	fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger()),
	fc.constantFrom<unknown>(null, true, false, {}, [], { a: 1 }, ['x', 'y'], [['z']]),
);
