import { readPage, shownOf } from '../../../../nodes/VirtualContactCenter/transport/page';

const shown = (html: string) => shownOf(readPage(html));

describe("the words of 8x8's pages", () => {
	it.each([
		['', ''],
		['OK', 'OK'],
		['{"result":"ok"}', '{"result":"ok"}'],
		['<title>Dial</title><p>Close this\n  window</p>', 'Dial | Close this window'],
		['<html><title>Dial</title><body>Dial now', 'Dial now'],
		[
			'<p>a &amp; b &lt;c&gt; &#65;&#x42;&nbsp;&quot;d&quot; &bogus; &#0;',
			'a & b <c> AB "d" &bogus; &#0;',
		],
		['Dial<b>ing</b>!<br>Wait', 'Dialing! Wait'],
		['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
		['<!-- an error --><p title="a > b">seen</p>', 'seen'],
		["<p>don't <i title='it\"s'>stop</i>", "don't stop"],
		['<SCRIPT>if (a < b) error()</script ><style>p{}</style><noscript>Login</noscript>x', 'x'],
		['<script>never closed', ''],
		['<p never closed', ''],
		['a<!-- never closed', 'a'],
		['<title>never closed', 'never closed'],
	])('reads %j', (html, expected) => {
		expect(shown(html)).toBe(expected);
	});

	it('cuts what it shows at 500 characters, and no character in two', () => {
		expect(shown('x'.repeat(501))).toBe('x'.repeat(500));
		expect(shown(`${'x'.repeat(499)}😀`)).toBe('x'.repeat(499));
	});

	it.each([
		['<input type="password">', true],
		["<INPUT name='p' TYPE = 'Password'/>", true],
		['<input value="a > b" type=password>', true],
		['<input type="text" value="type=password">', false],
		['<!-- <input type=password> -->', false],
		['<p>type=password</p>', false],
	])('looks for a field for a password: %s', (html, expected) => {
		expect(readPage(html).asksForPassword).toBe(expected);
	});

	it.each([
		['blanks', ' '],
		['line breaks', '\n'],
		['tags that begin', '<'],
		['comments that begin', '<!--'],
		['inputs that never end', '<input '],
		['inputs that are never done with their type', '<input type '],
		['quotes', '<a "\' '],
		['single quotes', "<a '>"],
		['scripts', '<script>'],
		['scripts that end', '<script></script>'],
		['titles', '<title></title'],
		['ampersands', '&#'],
		['entities', '&amp'],
		['words', 'session '],
	])('reads %s in a time that grows with their number only', (_what, piece) => {
		const read = (times: number) => {
			const html = piece.repeat(times);
			const before = process.cpuUsage();
			for (const end of ['', '>', '"', 'x']) shown(html + end);
			const { user, system } = process.cpuUsage(before);
			return (user + system) / 1000;
		};
		const times = Math.ceil(25_000 / piece.length);
		read(times);
		// Eight times the text: eight times the work, or sixty-four where each piece looks at all others.
		const [small, large] = [read(times), read(8 * times)];
		expect(large).toBeLessThan(28 * small + 400);
	});
});
