import { escapeHtml } from '../../../nodes/shared/html';

describe('escapeHtml', () => {
	it('lets no markup through', () => {
		expect(escapeHtml(`<img src=x onerror="a('b')">&amp;`)).toBe(
			'&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;amp;',
		);
	});
});
