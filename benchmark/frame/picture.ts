import { shown } from './numbers';
import type { Chart } from './part';

const WIDTH = 760;
const MARGIN = 20;
const LABELS = 300;
const VALUES = 100;
const BAR = 18;
const STEP = 26;
const TITLE = 34;
const GAP = 18;

const STYLE = `
text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328; }
.title { font-weight: 600; font-size: 14px; }
.ground { fill: #ffffff; stroke: #d1d9e0; }
.ours { fill: #d4442e; }
.other { fill: #8c959f; }
@media (prefers-color-scheme: dark) {
	text { fill: #e6edf3; }
	.ground { fill: #0d1117; stroke: #3d444d; }
	.ours { fill: #ff7b63; }
	.other { fill: #6e7681; }
}`;

/** Charts below one another, as an SVG that can be read in light and dark. */
export function picture(charts: readonly Chart[]): string {
	let top = MARGIN;
	const drawn = charts.map((chart) => {
		const text = drawChart(chart, top);
		top += TITLE + chart.bars.length * STEP + GAP;
		return text;
	});
	const height = top - GAP + MARGIN / 2;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escape(charts.map(({ title }) => title).join('; '))}">`,
		`<style>${STYLE}\n</style>`,
		`<rect class="ground" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>`,
		...drawn,
		'</svg>',
		'',
	].join('\n');
}

function drawChart({ title, unit, bars }: Chart, top: number): string {
	const longest = Math.max(...bars.map(({ value }) => value));
	const room = WIDTH - 2 * MARGIN - LABELS - VALUES;
	const lines = bars.map(({ label, value, isOurs }, n) => {
		const y = top + TITLE + n * STEP;
		const length = longest > 0 ? Math.max(2, Math.round((value / longest) * room)) : 2;
		const left = MARGIN + LABELS;
		return [
			`<text x="${left - 10}" y="${y + 13}" text-anchor="end">${escape(label)}</text>`,
			`<rect class="${isOurs ? 'ours' : 'other'}" x="${left}" y="${y}" width="${length}" height="${BAR}" rx="3"/>`,
			`<text x="${left + length + 8}" y="${y + 13}">${escape(`${shown(value)} ${unit}`)}</text>`,
		].join('\n');
	});
	return [
		`<text class="title" x="${MARGIN}" y="${top + 16}">${escape(title)}</text>`,
		...lines,
	].join('\n');
}

function escape(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
