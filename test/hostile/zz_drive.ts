import '/tmp/wt/text/test/support/setup';
import { growthOf } from '/tmp/wt/text/test/hostile/growth';
import { READERS } from '/tmp/wt/text/test/hostile/readers';
import { textsFor } from '/tmp/wt/text/test/hostile/texts';
async function main() {
	const only = process.argv[2] ? new RegExp(process.argv[2]) : /./;
	const t00 = performance.now();
	for (const { name, words, together, read } of READERS.filter((r) => only.test(r.name))) {
		const t0 = performance.now();
		const slow: string[] = [];
		for (const { name: n, of } of textsFor(words, together)) {
			try {
				const g = await growthOf(read, of);
				if (g) slow.push(`   ${n} ${g}`);
			} catch (e) {
				slow.push(`   THROWS ${n} ${String(e).slice(0, 200)}`);
			}
			if (slow.length > 5 || performance.now() - t0 > 30000) {
				slow.push('  …');
				break;
			}
		}
		console.log(
			`${slow.length ? 'RED ' : 'ok  '} ${(performance.now() - t0).toFixed(0)} ms ${name}`,
		);
		for (const s of slow) console.log(s);
	}
	console.log('total', ((performance.now() - t00) / 1000).toFixed(1));
}
void main();
