import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { numberRulesOf } from '../../../../nodes/shared/callRules/credentialRules';

const given = (data: object) => data as ICredentialDataDecryptedObject;

describe('the rules of a credential whose field is an expression', () => {
	it.each([
		['a number', 441610000009],
		['a list', ['112', '44 161 000 0009']],
		['a list of numbers', [441610000009]],
		['text', '112; +441610000009'],
	])('are kept where it gives %s', (_, blockedNumbers) => {
		const { blocked } = numberRulesOf(given({ blockedNumbers }));
		expect(blocked?.has('441610000009')).toBe(true);
	});

	it('allow nobody where it gives an empty list', () => {
		expect(numberRulesOf(given({ allowedNumbers: [] })).allowed?.has('112')).toBe(false);
	});

	it.each([
		[null, "'Allowed Numbers of the credential' is nothing: its expression gave no value"],
		[undefined, "'Allowed Numbers of the credential' is nothing: its expression gave no value"],
		[{ 0: '112' }, "'Allowed Numbers of the credential' must be text, but it is an object"],
		[true, "'Allowed Numbers of the credential' must be text, but it is a boolean"],
		[[['112']], "'Allowed Numbers of the credential' must be text, but it is a list"],
	])('cannot be read where it gives %j: no rule is lifted by it', (allowedNumbers, message) => {
		expect(() => numberRulesOf(given({ allowedNumbers }))).toThrow(message);
	});
});

it.each([{}, { allowedNumbers: '', blockedNumbers: ' ' }])('has no rules in %j', (data) => {
	expect(numberRulesOf(given(data))).toEqual({ allowed: undefined, blocked: undefined });
});
