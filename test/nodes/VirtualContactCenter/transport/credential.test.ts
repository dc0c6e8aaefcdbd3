import { CredentialStore } from '../../../support/credentials';
import { partsOf, runAlone } from '../../../support/virtualContactCenter';

const link = { resource: 'call', operation: 'getLink', phone: '6502928880' };

describe('the platform of the 8x8 credential', () => {
	const on = (data: Record<string, string>) => ({
		credentials: new CredentialStore({ virtualContactCenterApi: data }),
	});
	const custom = (customUrl: string) => on({ platformUrl: 'custom', customUrl });

	it.each([
		'https://na1.mycontactual.com',
		'https://na2.mycontactual.com',
		'https://na3.mycontactual.com',
		'https://na4.mycontactual.com',
		'https://vcc-na7.8x8.com',
		'https://www.mycontactual.ca',
		'https://www.mycontactual.co.uk',
	])('may be %s', async (platformUrl) => {
		const { items } = await runAlone(link, undefined, on({ platformUrl }));
		expect(items[0]?.json.url).toBe(`${platformUrl}/AGUI/make_call.php?phone=6502928880`);
	});

	it.each([
		['https://vcc-eu3.8x8.com/', 'https://vcc-eu3.8x8.com'],
		[' https://vcc-eu3.8x8.com/AGUI/make_call.php?prefix=1 ', 'https://vcc-eu3.8x8.com'],
		['http://localhost:3400', 'http://localhost:3400'],
		['http://127.0.0.1:3400/virtualContactCenter', 'http://127.0.0.1:3400/virtualContactCenter'],
		['http://[::1]:3400', 'http://[::1]:3400'],
	])('may be another: %s', async (customUrl, platform) => {
		const { items, error } = await runAlone(link, undefined, custom(customUrl));
		expect(error).toBeUndefined();
		expect(partsOf(items[0]?.json.url).address).toBe(`${platform}/AGUI/make_call.php`);
	});

	it.each([
		['', 'is empty'],
		['vcc-eu3.8x8.com', 'is not an address'],
		['http://vcc-eu3.8x8.com', 'must begin with https://'],
		['http://localhost.example.com', 'must begin with https://'],
		['http://127.0.0.1.example.com', 'must begin with https://'],
		['ftp://localhost', 'must begin with https://'],
		['https://user:made-up@vcc-eu3.8x8.com', 'must not hold a user name'],
		['https://vcc-eu3.8x8.com/?a=b', 'must not hold a user name, a query'],
	])('is refused when it is %j', async (customUrl, message) => {
		const { error } = await runAlone(link, undefined, custom(customUrl));
		expect(error?.message).toContain(`The platform URL of the 8x8 credential ${message}`);
	});
});
