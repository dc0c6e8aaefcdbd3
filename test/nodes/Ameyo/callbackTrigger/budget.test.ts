import { PollBudget } from '../../../../nodes/Ameyo/callbackTrigger/budget';
import { RequestError } from '../../../../nodes/shared/http/failure';

const MINUTES = 60_000;

test.each([
	['what n8n gives', () => 48_000, 48_000],
	['five minutes where n8n does not tell it', undefined, 5 * MINUTES],
	['five minutes where it is no time', () => NaN, 5 * MINUTES],
	['five minutes where it is none', () => 0, 5 * MINUTES],
	['an hour at most', () => Infinity, 60 * MINUTES],
])('is %s', (_name, getPollBudgetMs, expected) => {
	const before = Date.now();
	const budget = new PollBudget({ getPollBudgetMs });
	expect(budget.totalMs).toBe(expected);
	expect(budget.endsAt).toBeGreaterThanOrEqual(before + expected);
	expect(budget.endsAt).toBeLessThanOrEqual(Date.now() + expected);
	expect(budget.endsAt - budget.readsUntil).toBeCloseTo(expected * 0.2);
});

test('gives what was read in time, and its failure as it is', async () => {
	const budget = new PollBudget({ getPollBudgetMs: () => MINUTES });
	expect(await budget.reading(Promise.resolve('read'))).toBe('read');
	await expect(budget.reading(Promise.reject(new Error('lost')))).rejects.toThrow('lost');
});

test('waits for nothing once its time is over', async () => {
	const budget = new PollBudget({ getPollBudgetMs: () => 10 });
	await expect(budget.reading(new Promise(() => {}))).rejects.toBeInstanceOf(RequestError);
});
