import { setSafeRegexEngine } from 'n8n-workflow';

const withG = (flags = '') => (flags.includes('g') ? flags : `${flags}g`);

// n8n gives each regular expression 250 ms by the clock, among them those that check the fields of a node. A busy machine
// may spend that time on something else, and the execution fails.
setSafeRegexEngine({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, by) => input.replace(new RegExp(pattern, flags), by),
	matchAll: (pattern, input, flags) => [...input.matchAll(new RegExp(pattern, withG(flags)))],
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});
