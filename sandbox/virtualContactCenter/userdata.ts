/** The pairs of a `ctl_userdata` as a caller sent it, before any token is filled in. Names that begin with `ctl_` in lower case. */
export function pairsOf(ctlUserdata: string): Map<string, string> {
	const inner = ctlUserdata.trim().replace(/^\[/, '').replace(/\]$/, '');
	const pairs = new Map<string, string>();
	if (inner === '') return pairs;
	for (const part of inner.split('][')) {
		const at = part.indexOf('|');
		const name = at < 0 ? part : part.slice(0, at);
		const key = /^ctl_/i.test(name) ? name.toLowerCase() : name;
		pairs.set(key, at < 0 ? '' : part.slice(at + 1));
	}
	return pairs;
}
