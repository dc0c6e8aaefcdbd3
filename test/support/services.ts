import { createRequire } from 'node:module';
import type { Constructable } from '@n8n/di';

// n8n-core has copies of its own.
const ofCore = createRequire(require.resolve('n8n-core'));
const { Container }: typeof import('@n8n/di') = ofCore('@n8n/di');
const { Logger }: typeof import('@n8n/backend-common') = ofCore('@n8n/backend-common');

/** One of n8n's own services, as its code has it. */
export function serviceOf<T>(type: Constructable<T>): T {
	return Container.get(type);
}

/** A line of n8n's log. */
export interface LogLine {
	level: 'info' | 'warn';
	message: string;
	data?: object;
}

/** What nodes write into n8n's log from now on, until the mocks are restored. */
export function watchLog(): LogLine[] {
	const lines: LogLine[] = [];
	for (const level of ['info', 'warn'] as const) {
		jest.spyOn(Container.get(Logger), level).mockImplementation((...[message, data]) => {
			lines.push({ level, message, data });
		});
	}
	return lines;
}
