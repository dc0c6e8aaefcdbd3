import { once } from 'node:events';
import { createServer, connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { untilRequestIsOut } from '../../../../nodes/shared/operations/eventLoop';

describe('untilRequestIsOut', () => {
	it('lets a connection be made and what was written to it go out', async () => {
		const server = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		const written: boolean[] = [];
		for (let n = 0; n < 20; n++) {
			const socket = connect(port, '127.0.0.1');
			let isOut = false;
			socket.write('x'.repeat(50_000), () => (isOut = true));
			await untilRequestIsOut();
			written.push(isOut);
			socket.destroy();
		}
		server.close();
		await once(server, 'close');
		expect(written).toEqual(written.map(() => true));
	});

	it('lets all go on that wait side by side', async () => {
		const gone: number[] = [];
		await Promise.all(
			[1, 2, 3].map(async (n) => {
				await untilRequestIsOut();
				gone.push(n);
			}),
		);
		expect(gone.sort()).toEqual([1, 2, 3]);
	});
});
