import type { Table } from './part';
export function sizing(_numbers: Record<string, number>): Table {
	return { header: [], rows: [] };
}
