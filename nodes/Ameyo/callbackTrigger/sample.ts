import type { INodeExecutionData } from 'n8n-workflow';
import { refuse } from '../../shared/refuse';
import { readCallbacks } from '../callbackList';
import type { AmeyoClient } from '../transport/request';
import { occurrenceOf } from './occurrence';
import { serverClock } from './read';
import type { TriggerSettings } from './settings';

const ENOUGH = 100;

/**
 * A callback to build the workflow with: the one that was added last, or the one whose time came last
 * (where none is due yet, the next). Says nothing about which ones will start the workflow.
 *
 * @throws InputError where the campaign has no callback
 * @throws RequestError in Ameyo's words
 */
export async function sample(
	ameyo: AmeyoClient,
	settings: TriggerSettings,
): Promise<INodeExecutionData[][]> {
	const now = await serverClock(ameyo);
	const { zone } = await ameyo.connection();
	const rows = await readCallbacks(ameyo, settings.campaignId, {}, ENOUGH);
	const occurrences = rows.map((row) => occurrenceOf(row, settings, zone));
	const past = occurrences.filter(({ at }) => at <= now).sort((a, b) => b.at - a.at);
	const coming = occurrences.filter(({ at }) => at > now).sort((a, b) => a.at - b.at);
	const [shown] = settings.event === 'due' ? [...past, ...coming] : [...coming.reverse(), ...past];
	if (shown) return [[{ json: shown.row }]];
	return refuse(
		'There is no callback in this campaign to show',
		'Schedule one in Ameyo, then try again.',
	);
}
