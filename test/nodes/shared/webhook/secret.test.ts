import { call, FORM, JSON_TYPE, SECRET, useStatusTrigger } from '../../../support/statusTrigger';

const ENCODED = encodeURIComponent(SECRET);

describe('the secret of a webhook in what the workflow is given', () => {
	const listen = useStatusTrigger();

	test('is taken out wherever a caller repeats it', async () => {
		const n8n = await listen('queryAuth');
		const url = `https://n8n.example/webhook/x/webhook?token=${ENCODED}`;
		const body = JSON.stringify({
			token: SECRET,
			url,
			twice: encodeURIComponent(url),
			lowercase: url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
			deep: [{ [`key ${SECRET}`]: `say ${SECRET} twice: ${SECRET}` }],
			status: 'BUSY',
		});
		await call(n8n, `?token=${ENCODED}&token=wrong&copy=${ENCODED}`, body, JSON_TYPE);
		expect(n8n.executions).toEqual([
			[
				{
					url: 'https://n8n.example/webhook/x/webhook?token=***',
					twice: expect.stringMatching(/token%3D\*\*\*$/),
					lowercase: 'https://n8n.example/webhook/x/webhook?token=***',
					deep: [{ 'key ***': 'say *** twice: ***' }],
					status: 'BUSY',
				},
			],
		]);
		expect(JSON.stringify(n8n.executions)).not.toContain('secret');
	});

	test.each(['base64', 'base64url'] as const)('is taken out of what is in %s', async (encoding) => {
		const n8n = await listen('queryAuth');
		const text = Buffer.from(SECRET).toString(encoding).replace(/=+$/, '');
		await call(n8n, `?token=${ENCODED}&again=${encodeURIComponent(`<${text}>`)}`);
		expect(n8n.executions).toEqual([[{ again: '<***>' }]]);
	});

	test('that is short does not cut holes into phone numbers', async () => {
		const n8n = await listen('queryAuth', { name: 'token', value: '987' });
		await call(n8n, '?token=987&phone=9876543210&again=987');
		expect(n8n.executions).toEqual([[{ phone: '9876543210' }]]);
	});

	test('keeps a parameter of the body that has its name and is something else', async () => {
		const n8n = await listen('queryAuth');
		await call(n8n, `?token=${ENCODED}`, 'token=of-the-customer', FORM);
		expect(n8n.executions).toEqual([[{ token: 'of-the-customer' }]]);
	});
});
