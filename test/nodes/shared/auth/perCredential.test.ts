import { PerCredential } from '../../../../nodes/shared/auth/perCredential';

describe('what is made of the fields of a credential', () => {
	function made() {
		let times = 0;
		const words = new PerCredential<string>();
		const of = (credential: { user: string; password: string }) => {
			const fields = [credential.user, credential.password];
			return words.of(credential, fields, () => `${fields.join(' ')} ${++times}`);
		};
		return { of, times: () => times };
	}

	it('is made once', () => {
		const { of, times } = made();
		const credential = { user: 'one', password: 'made-up' };
		expect([of(credential), of(credential)]).toEqual(['one made-up 1', 'one made-up 1']);
		expect(times()).toBe(1);
	});

	it('is made anew where a field is another, and where it is another credential', () => {
		const { of } = made();
		const credential = { user: 'one', password: 'made-up' };
		expect(of(credential)).toBe('one made-up 1');
		credential.password = 'changed';
		expect(of(credential)).toBe('one changed 2');
		credential.password = 'made-up';
		expect(of(credential)).toBe('one made-up 3');
		expect(of({ ...credential })).toBe('one made-up 4');
	});

	it('is made anew where there are more fields, or fewer', () => {
		const lengths = new PerCredential<number>();
		const credential = {};
		const of = (fields: string[]) => lengths.of(credential, fields, () => fields.length);
		expect([of(['a']), of(['a', 'b']), of(['a'])]).toEqual([1, 2, 1]);
	});
});
