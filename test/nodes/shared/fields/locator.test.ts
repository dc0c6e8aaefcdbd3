import { locator } from '../../../../nodes/shared/fields/locator';
import type { LocatorParts } from '../../../../nodes/shared/fields/locator';
import { readSegment } from '../../../../nodes/shared/fields/text';
import { byId, fromList } from '../../../support/locator';
import { readField } from '../../../support/probe';

const parts: LocatorParts = {
	displayName: 'Campaign',
	name: 'campaignId',
	description: 'The campaign',
	search: 'searchCampaigns',
	placeholders: { list: 'Select a campaign...', id: 'e.g. 1' },
};
const items = [
	{ id: 1, name: 'SALE' },
	{ id: ' 35 ', name: 'N I' },
];

describe('a locator', () => {
	it('offers a list and an ID, and begins as it is told', () => {
		const [property] = locator({ ...parts, mode: 'id', byId: 'By Number', hint: 'So' }).properties;
		expect(property).toMatchObject({
			displayName: 'Campaign',
			name: 'campaignId',
			type: 'resourceLocator',
			required: true,
			default: { mode: 'id', value: '' },
			hint: 'So',
			modes: [
				{ name: 'list', typeOptions: { searchListMethod: 'searchCampaigns', searchable: true } },
				{ name: 'id', displayName: 'By Number', placeholder: 'e.g. 1' },
			],
		});
		expect(locator(parts).properties[0]?.default).toEqual({ mode: 'list', value: '' });
	});

	it('has n8n check an ID while it is typed, but none that may be empty or is more than digits', () => {
		const checkOf = (more: Partial<LocatorParts>) =>
			locator({ ...parts, ...more }).properties[0]?.modes?.[1]?.validation;
		expect(checkOf({})).toHaveLength(1);
		expect(checkOf({ required: false })).toBeUndefined();
		expect(checkOf({ digits: false })).toBeUndefined();
		expect(checkOf({ read: readSegment })).toBeUndefined();
	});

	it.each([
		['an ID', byId('35'), ['35', '35']],
		['an entry of the list', fromList('35'), ['35', '35']],
		['an expression', byId('={{ $json.id }}'), ['1', '35']],
		['a number', { __rl: true, mode: 'list', value: 35 }, ['35', '35']],
		['a plain text', '35', ['35', '35']],
		['a plain expression', '={{ $json.id }}', ['1', '35']],
		['a locator of an expression', '={{ { mode: "id", value: $json.id } }}', ['1', '35']],
	])('reads %s', async (_name, campaignId, expected) => {
		expect(await readField(locator(parts), { campaignId }, items)).toEqual(expected);
	});

	it.each([
		[byId('={{ "" }}'), "'Campaign' is empty"],
		[byId('={{ $json.missing }}'), "'Campaign' is empty"],
		['={{ $json.missing }}', "'Campaign' is empty"],
		[byId('={{ "MoviStarSurvey" }}'), "'Campaign' must be an ID made of digits"],
		[byId('={{ 1.5 }}'), "'Campaign' is a number that cannot be read exactly"],
		[byId('={{ [1] }}'), "'Campaign' must be text, but it is a list"],
	])('refuses %j', async (campaignId, message) => {
		await expect(readField(locator(parts), { campaignId }, items)).rejects.toThrow(message);
	});

	it('may be left empty where it is not required', async () => {
		const optional = locator({ ...parts, required: false });
		for (const campaignId of [byId(''), fromList(''), '={{ $json.missing }}']) {
			expect(await readField(optional, { campaignId })).toEqual(['']);
		}
		expect(await readField(optional, {})).toEqual(['']);
		await expect(readField(optional, { campaignId: byId('x') })).rejects.toThrow("'Campaign'");
	});

	it('takes text where an ID is more than digits, but no half character', async () => {
		const code = locator({ ...parts, digits: false });
		const campaignId = byId('={{ $json.name }}');
		expect(await readField(code, { campaignId }, items)).toEqual(['SALE', 'N I']);
		await expect(readField(code, { campaignId }, [{ name: 'x\ud83d' }])).rejects.toThrow(
			"'Campaign' ends in, or holds, half a character",
		);
	});

	it('is read in a way of its own', async () => {
		const segment = locator({ ...parts, read: readSegment });
		const campaignId = byId('={{ $json.name }}');
		expect(await readField(segment, { campaignId }, items)).toEqual(['SALE', 'N%20I']);
		await expect(readField(segment, { campaignId }, [{ name: '..' }])).rejects.toThrow(
			"'Campaign' cannot be part of an address",
		);
	});
});
