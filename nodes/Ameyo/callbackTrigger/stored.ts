import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../shared/guards';
import type { Known } from './window';

/**
 * Reads what an earlier poll stored.
 *
 * @param source what was stored for another one says nothing
 * @returns undefined where nothing was stored
 */
export function readKnown(stored: IDataObject, source: string): Known | undefined {
	const { from, polledAt } = stored;
	if (stored.source !== source || typeof from !== 'number' || typeof polledAt !== 'number') {
		return undefined;
	}
	const seen = new Map<string, number>();
	for (const line of textOf(stored.seen).split('\n')) {
		const [key, time] = line.split(' ');
		if (key && time) seen.set(decodeURIComponent(key), parseInt(time, 36));
	}
	return { from, polledAt, seen };
}

/** Stores what is known: the keys as one text, because n8n watches every entry of an object for changes. */
export function writeKnown(stored: IDataObject, source: string, known: Known): void {
	const { from, polledAt, seen } = known;
	let lines = '';
	for (const [key, at] of seen) lines += lineOf(key, at);
	Object.assign(stored, { source, from, polledAt, seen: lines });
}

/** Adds one key to what is stored. */
export function appendSeen(stored: IDataObject, key: string, at: number): void {
	stored.seen = textOf(stored.seen) + lineOf(key, at);
}

function lineOf(key: string, at: number): string {
	return `${encodeURIComponent(key)} ${at.toString(36)}\n`;
}
