import { generate } from 'selfsigned';

/** A key and a certificate for 127.0.0.1 and localhost that no one else trusts, as PEM; made anew at every start. */
export async function selfSigned(): Promise<{ key: string; cert: string }> {
	const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
		keySize: 2048,
		algorithm: 'sha256',
		extensions: [
			{
				name: 'subjectAltName',
				altNames: [
					{ type: 2, value: 'localhost' },
					{ type: 7, ip: '127.0.0.1' },
				],
			},
		],
	});
	return { key: pems.private, cert: pems.cert };
}
