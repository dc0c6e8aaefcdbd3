import { doubt, doubtOf, originOf, RequestError } from '../../../../nodes/shared/http/failure';

const DOUBT = 'It is not known whether Ameyo carried it out: check before you send it again.';
const url = 'https://user:made-up@ameyo.example:8888/command?sessionId=made-up';

it('doubts commands only', () => {
	expect(doubt('Ameyo')).toBe(DOUBT);
	expect(doubtOf('Ameyo', 'command')).toBe(DOUBT);
	expect(doubtOf('Ameyo', 'read')).toBeUndefined();
});

it('shows of an address what is no secret', () => {
	expect(originOf(url)).toBe('https://ameyo.example:8888');
	expect(originOf('nonsense')).toBe('nonsense');
});

it('is thrown with its message', () => {
	const failure = { kind: 'refused', message: 'No' } as const;
	expect(new RequestError(failure)).toMatchObject({ name: 'RequestError', message: 'No', failure });
});
