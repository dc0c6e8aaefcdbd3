import { reasonsInShort } from '../../../../../nodes/Ameyo/resources/contact/upload/hint';

describe('the reasons in the hint of an upload', () => {
	it.each([
		[
			{
				'The callback was scheduled. The contact was not: The customer is a duplicate. Change it.': 2,
			},
			'Reason: The contact was not: The customer is a duplicate',
		],
		[
			{ 'The contact was uploaded. The callback was not: Its time is over': 1 },
			'Reason: The callback was not: Its time is over',
		],
		[{ 'One. Try a.': 1, 'Two.': 2, 'One. Try b.': 2 }, 'Most frequent reasons: 3 × One; 2 × Two.'],
	])('of %j', (reasons, expected) => {
		expect(reasonsInShort(new Map(Object.entries(reasons)))).toBe(expected);
	});
});
