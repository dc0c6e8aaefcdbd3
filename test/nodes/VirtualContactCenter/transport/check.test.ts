import { complaintAboutPage } from '../../../../nodes/VirtualContactCenter/transport/check';

const OF_8X8 = 'https://vcc-na7.8x8.com/AGUI/click2dial.php';
const OF_OTHERS = 'https://crm.example.com/AGUI/click2dial.php';

describe('the page of the platform', () => {
	it.each([
		['a login page', OF_8X8, 200, '<title>Sign in</title>'],
		['a page that is made by scripts', OF_8X8, 200, '<script src="app.js"></script>'],
		['a refusal', OF_8X8, 401, ''],
		["8x8's page at another host", OF_OTHERS, 200, '<title>8x8 Contact Center</title>'],
	])('is taken: %s', (_what, url, status, text) => {
		expect(complaintAboutPage(url, { status, text })).toBeUndefined();
	});

	it.each([
		[
			'nothing, from a host of 8x8',
			OF_8X8,
			200,
			' \n',
			'https://vcc-na7.8x8.com answered without a page',
		],
		['nothing', OF_OTHERS, 200, '', 'https://crm.example.com answered without a page'],
		[
			'nothing at the path, which is named',
			OF_8X8,
			404,
			'',
			'There is no 8x8 at https://vcc-na7.8x8.com/AGUI/click2dial.php: it answered with HTTP 404',
		],
		[
			"another site's page",
			OF_OTHERS,
			200,
			'<title>Shop</title>',
			'https://crm.example.com answered with HTTP 200, but not as 8x8 does: "Shop"',
		],
		['a broken server', OF_8X8, 502, '', 'https://vcc-na7.8x8.com answered with HTTP 502'],
	])('is refused: %s', (_what, url, status, text, complaint) => {
		expect(complaintAboutPage(url, { status, text })).toBe(complaint);
	});
});
