import { readFileSync } from 'node:fs';

/** The most memory that another process has held so far, in MiB (Linux; elsewhere unknown). */
export function peakOf(pid: number): number {
	if (process.platform !== 'linux') return NaN;
	const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
	return Number(kib) / 1024;
}

/** The most memory that this process has held so far, in MiB. */
export function ownPeak(): number {
	return process.resourceUsage().maxRSS / 1024;
}
