import type { IDataObject } from 'n8n-workflow';
import { collection } from '../../../shared/fields/collection';
import { dateTime, inMillis } from '../../../shared/fields/dates';
import type { Moment } from '../../../shared/fields/dates';
import { field } from '../../../shared/fields/field';
import { allFitForUrl, readBoolean, readList } from '../../../shared/fields/text';
import { DATE_HINT } from '../../fields';

/** Which callbacks to read (ameyo-callbacks.txt 5.1.4.2). */
export const filters = collection(
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
	},
	{
		addedAfter: dateTime({
			displayName: 'Added After',
			name: 'fromDateAdded',
			type: 'dateTime',
			default: '',
			description: `Only callbacks that were added at this time or later. ${DATE_HINT}.`,
		}),
		addedBefore: dateTime({
			displayName: 'Added Before',
			name: 'toDateAdded',
			type: 'dateTime',
			default: '',
			description: `Only callbacks that were added up to this time. ${DATE_HINT}.`,
		}),
		scheduledAfter: dateTime({
			displayName: 'Scheduled After',
			name: 'fromDateScheduled',
			type: 'dateTime',
			default: '',
			description: `Only callbacks that are scheduled for this time or later. ${DATE_HINT}.`,
		}),
		scheduledBefore: dateTime({
			displayName: 'Scheduled Before',
			name: 'toDateScheduled',
			type: 'dateTime',
			default: '',
			description: `Only callbacks that are scheduled up to this time. ${DATE_HINT}.`,
		}),
		userIds: field(
			{
				displayName: 'User IDs',
				name: 'userIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. agent1, agent2',
				description: 'Only callbacks of these agents: their user IDs, separated by commas',
			},
			(value, label) => allFitForUrl(readList(value, label), label),
		),
		info: field(
			{
				displayName: 'With Info',
				name: 'info',
				type: 'boolean',
				default: false,
				description:
					'Whether to return the information that was given when the callback was scheduled',
			},
			(value, label) => (value === undefined ? undefined : readBoolean(value, label)),
		),
	},
);

/** What 'Filters' hold. */
interface Filters {
	addedAfter?: Moment;
	addedBefore?: Moment;
	scheduledAfter?: Moment;
	scheduledBefore?: Moment;
	userIds: string[];
	info?: boolean;
}

/** Filters as query parameters; dates in epoch milliseconds, read in `zone` where they have none of their own. */
export function filterQuery(chosen: Filters, zone: string): IDataObject {
	const millis = (moment: Moment | undefined) => moment && inMillis(moment, zone);
	const query: IDataObject = {
		info: chosen.info,
		userIds: chosen.userIds.length > 0 ? chosen.userIds : undefined,
		fromDateAdded: millis(chosen.addedAfter),
		toDateAdded: millis(chosen.addedBefore),
		fromDateScheduled: millis(chosen.scheduledAfter),
		toDateScheduled: millis(chosen.scheduledBefore),
	};
	return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}
