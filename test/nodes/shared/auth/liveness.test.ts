import { Liveness } from '../../../../nodes/shared/auth/liveness';
import { settle } from '../../../support/waiting';

describe('Liveness', () => {
	it('checks a session that was not used, once for all who wait', async () => {
		const liveness = new Liveness();
		let checks = 0;
		let finish = () => {};
		const check = async () => {
			checks++;
			await new Promise<void>((resolve) => (finish = resolve));
			liveness.used('session');
		};
		const all = Promise.all([1, 2, 3].map(async () => await liveness.ensure('session', check)));
		await settle();
		expect(checks).toBe(1);
		finish();
		await all;
		await liveness.ensure('session', check);
		expect(checks).toBe(1);
	});

	it('does not check a session that was just used, and checks another', async () => {
		const liveness = new Liveness();
		const checked: string[] = [];
		const check = (session: string) => async () => void checked.push(session);
		liveness.used('one');
		await liveness.ensure('one', check('one'));
		await liveness.ensure('two', check('two'));
		expect(checked).toEqual(['two']);
	});

	it('fails for all who wait, and checks anew afterwards', async () => {
		const liveness = new Liveness();
		let checks = 0;
		const check = async () => {
			checks++;
			await settle();
			throw new Error('no answer');
		};
		const all = await Promise.allSettled([
			liveness.ensure('session', check),
			liveness.ensure('session', check),
		]);
		expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(checks).toBe(1);
		await expect(liveness.ensure('session', check)).rejects.toThrow('no answer');
		expect(checks).toBe(2);
	});
});
