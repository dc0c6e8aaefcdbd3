import { sleep } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Answers } from '../../../../shared/answers';
import { cutIntoBatches } from '../../../../shared/batch';
import type { Batch, Piece } from '../../../../shared/batch';
import { sendBatches } from '../../../../shared/bulk';
import { apiError, copyForItem, isRecord, ofItem } from '../../../../shared/oldErrors';
import { doubt } from '../../../../shared/network';
import { parameter } from '../../../../shared/reader';
import { concurrencyOf } from '../../../../shared/requestOptions';
import type { BulkOperation } from '../../../../shared/operation';
import { commandOptions, fieldsOf, UPLOAD_TIMEOUT_MS } from '../../../parameters';
import { encodedCommand } from '../../../transport/command';
import { chosenAuthentication, connect } from '../../../transport/connection';
import type { Connection } from '../../../transport/connection';
import { encodeMembers, MAX_BODY_BYTES, RESERVED_BYTES } from '../../../transport/form';
import { uploadHint } from './hint';
import { recordAnswer } from './recordAnswer';
import { settingsReader } from './settings';
import type { UploadSettings } from './settings';

const SEPARATOR = '%2C';
/** After how many items of planning n8n gets a turn. */
const BREATH = 2_000;

/** One kind of upload. */
export interface Upload {
	commandId: string;
	/** The member of the data that holds the records. */
	listName: string;
	/** The settings in the form of the command. */
	dataOf: (settings: UploadSettings) => IDataObject;
	/** Makes the reader of the records; a record that cannot be sent is refused. */
	recordReader: (this: IExecuteFunctions, connection: Connection) => (i: number) => IDataObject;
}

interface Group {
	settings: UploadSettings;
	pieces: Piece[];
}

/**
 * Uploads the items' records in batches of the same campaign, lead and settings. Every item gets its
 * own record's answer: results stand in the order of the records (ameyo-customer-manager.txt 4.8.3).
 */
export async function uploadAll(
	this: IExecuteFunctions,
	operation: BulkOperation,
	upload: Upload,
	answers: Answers,
): Promise<void> {
	const node = this.getNode();
	let connection: Connection;
	try {
		connection = await connect.call(this, chosenAuthentication.call(this));
	} catch (error) {
		answers.rest((i) => copyForItem(node, error, i));
		return;
	}
	const strict = new Set<number>();
	const groups = await plan.call(this, upload, connection, answers, strict);
	// Where the node stops on errors nothing is sent unless everything can be.
	if (answers.mustStop) return;

	const fields = fieldsOf.call(this, 0);
	const size = fields.count(
		'Batch Size',
		parameter.call(this, 'options.batchSize', 0, 500) ?? 500,
		1,
	);
	const cancelled = this.getExecutionCancelSignal();
	const batches = cutIntoBatches(
		groups,
		{ records: size, bytes: MAX_BODY_BYTES - RESERVED_BYTES - HEAD_BYTES },
		SEPARATOR.length,
	);
	await sendBatches(
		node,
		batches,
		concurrencyOf.call(this, operation),
		answers,
		async (batch) => {
			const value = await sendBatch.call(this, upload, connection, batch);
			spread.call(this, batch, value, answers, strict);
		},
		() => !cancelled?.aborted,
	);
	const hint = uploadHint(answers);
	if (hint) this.addExecutionHints(hint);
}

/** Room for the settings of a request, encoded. */
const HEAD_BYTES = 8_192;

/**
 * Reads and encodes every record, and refuses what cannot be sent.
 *
 * @param strict is given the items of which a rejection is an error
 */
async function plan(
	this: IExecuteFunctions,
	upload: Upload,
	connection: Connection,
	answers: Answers,
	strict: Set<number>,
): Promise<Iterable<Group>> {
	const settingsOf = settingsReader.call(this);
	const recordOf = upload.recordReader.call(this, connection);
	const groups = new Map<string, Group>();
	let last: { settings: UploadSettings; group: Group } | undefined;
	for (let i = 0; i < answers.length; i++) {
		if (i % BREATH === BREATH - 1) await sleep(0);
		try {
			const settings = settingsOf(i);
			const asError = parameter.call(this, 'options.rejectedAsErrors', i);
			if (fieldsOf.call(this, i).boolean('Rejected as Errors', asError)) strict.add(i);
			const encoded = encodeURIComponent(JSON.stringify(recordOf(i)));
			if (encoded.length > MAX_BODY_BYTES - RESERVED_BYTES - HEAD_BYTES) {
				fieldsOf
					.call(this, i)
					.refuse(
						`The contact is too large to be sent: ${encoded.length} bytes`,
						'Ameyo takes up to 1.5 MB in one request. Leave out columns that it does not need.',
					);
			}
			if (last?.settings !== settings) {
				const key = JSON.stringify(settings);
				const group = groups.get(key) ?? { settings, pieces: [] };
				groups.set(key, group);
				last = { settings, group };
			}
			last.group.pieces.push({ index: i, encoded });
		} catch (error) {
			answers.fail(i, ofItem(this.getNode(), error, i));
		}
	}
	return groups.values();
}

async function sendBatch(
	this: IExecuteFunctions,
	upload: Upload,
	connection: Connection,
	{ settings, pieces }: Batch<UploadSettings>,
): Promise<unknown> {
	const head = encodeMembers(upload.dataOf(settings));
	const list = pieces.map(({ encoded }) => encoded).join(SEPARATOR);
	const members = `${head}${SEPARATOR}${encodeURIComponent(`"${upload.listName}":[`)}${list}%5D`;
	const options = commandOptions.call(this, pieces[0]?.index ?? 0, UPLOAD_TIMEOUT_MS);
	return await encodedCommand.call(this, connection, upload.commandId, members, options);
}

/** Gives each record's answer to its item. */
function spread(
	this: IExecuteFunctions,
	{ pieces }: Batch<UploadSettings>,
	value: unknown,
	answers: Answers,
	strict: Set<number>,
): void {
	const listed: unknown = isRecord(value) ? value.beanResponse : value;
	// One record alone, as some servers print a list of one; not documented.
	const alone = isRecord(listed) && pieces.length === 1 ? [listed] : [];
	const rows: unknown[] = Array.isArray(listed) ? listed : alone;
	const node = this.getNode();
	pieces.forEach(({ index }, position) => {
		const row = rows.length > pieces.length ? undefined : rows[position];
		if (!isRecord(row)) {
			const count = `${rows.length} of ${pieces.length}`;
			const message = `Ameyo gave no answer for this record (it answered for ${count} in the request)`;
			answers.fail(
				index,
				apiError(node, { message: `${message}. ${doubt('Ameyo')}`, itemIndex: index }),
			);
			return;
		}
		const answer = recordAnswer(row);
		if (strict.has(index) && answer.accepted === false) {
			const message = String(answer.rejection);
			answers.reject(
				index,
				apiError(node, { message, itemIndex: index, details: { answer: row } }),
			);
			return;
		}
		answers.give(index, answer);
	});
}
