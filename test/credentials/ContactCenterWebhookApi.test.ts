import { CredentialTestContext } from 'n8n-core';
import { ContactCenterWebhookApi } from '../../credentials/ContactCenterWebhookApi.credentials';
import { AmeyoTrigger } from '../../nodes/Ameyo/AmeyoTrigger.node';

const verdict = async (name: string, value: string) =>
	await new AmeyoTrigger().methods.credentialTest.webhookSecretTest.call(
		new CredentialTestContext(),
		{ id: '1', name: 'Under test', type: 'contactCenterWebhookApi', data: { name, value } },
	);

test('has the fields that workflows were saved with', () => {
	const { name, properties } = new ContactCenterWebhookApi();
	expect(name).toBe('contactCenterWebhookApi');
	expect(properties.map((property) => [property.name, property.default])).toEqual([
		['name', 'token'],
		['value', ''],
	]);
	expect(properties[1]?.typeOptions).toEqual({ password: true });
});

test.each([
	['token', 'made-up-secret'],
	['X-Made-Up', 'Bearer made up'],
])('%s with %s can be used', async (name, value) => {
	expect(await verdict(name, value)).toEqual({ status: 'OK', message: 'The secret can be used' });
});

test.each([
	['', 'made-up-secret', /'Name'/],
	['my token', 'made-up-secret', /'Name'/],
	['token', '', /at least 8 characters/],
	['token', 'seven77', /at least 8 characters/],
	['token', 'made-up-é-secret', /plain letters/],
	['token', ' made-up-secret', /blank/],
	['token', 'made-up\nsecret', /plain letters/],
])('%j with %j is refused', async (name, value, words) => {
	const { status, message } = await verdict(name, value);
	expect(status).toBe('Error');
	expect(message).toMatch(words);
	if (value.length > 8) expect(message).not.toContain(value);
});
