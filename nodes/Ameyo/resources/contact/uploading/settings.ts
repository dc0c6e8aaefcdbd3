import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { hasExpression, parameter } from '../../../../shared/reader';
import { asNumber, campaignOf, fieldsOf, located } from '../../../parameters';

/** What all records of one request share. */
export interface UploadSettings {
	campaignId: string;
	leadId: string;
	/** '' where it is not given. */
	status: string;
	/** '' where it is not given. */
	numAttempts: string;
	updateCustomer: boolean;
	migrateCustomer: boolean;
	/** '' where it is not given. */
	validityTime: string;
}

/** Makes the reader of the settings; where none depends on the item they are read once. */
export function settingsReader(this: IExecuteFunctions): (i: number) => UploadSettings {
	const raw = (name: string): unknown =>
		this.getNodeParameter(name, 0, null, { rawExpressions: true });
	const varies = ['campaignId.value', 'campaignId', 'leadId.value', 'leadId', 'options'].some(
		(name) => hasExpression(raw(name)),
	);
	if (varies) return (i) => read.call(this, i);
	let constant: UploadSettings | undefined;
	return (i) => (constant ??= read.call(this, i));
}

function read(this: IExecuteFunctions, i: number): UploadSettings {
	const fields = fieldsOf.call(this, i);
	const option = (name: string) => parameter.call(this, `options.${name}`, i);
	const attempts = option('numAttempts');
	return {
		campaignId: campaignOf.call(this, i),
		leadId: fields.requiredDigits('Lead', located.call(this, 'leadId', i)),
		status: fields.text('Status', option('status')),
		numAttempts:
			attempts === undefined || attempts === null || attempts === ''
				? ''
				: String(fields.count('Number of Attempts', attempts, 0)),
		updateCustomer: fields.boolean('Update Customer', option('updateCustomer')),
		migrateCustomer: fields.boolean('Migrate Customer', option('migrateCustomer')),
		validityTime: fields.text('Validity Time', option('validityTime')),
	};
}

/** The settings in the form of `uploadContacts`; the document prints `Status` with a capital (4.7.3). */
export function uploadData(settings: UploadSettings): IDataObject {
	const data: IDataObject = {
		campaignId: settings.campaignId,
		leadId: asNumber(settings.leadId),
		properties: propertiesOf(settings),
	};
	if (settings.numAttempts !== '') data.numAttempts = settings.numAttempts;
	if (settings.status !== '') data.Status = settings.status;
	return data;
}

/**
 * The settings in the form of `uploadContactAndAddCallback` (4.8.4). `status` and `attempts` beside
 * the lead are not in the document: inferred from public client code.
 */
export function uploadWithCallbackData(settings: UploadSettings): IDataObject {
	const data: IDataObject = {
		campaignId: asNumber(settings.campaignId),
		leadId: asNumber(settings.leadId),
		properties: propertiesOf(settings),
	};
	if (settings.status !== '') data.status = settings.status;
	if (settings.numAttempts !== '') data.attempts = settings.numAttempts;
	if (settings.validityTime !== '') data.validityTime = settings.validityTime;
	return data;
}

function propertiesOf(settings: UploadSettings): IDataObject {
	return {
		'update.customer': settings.updateCustomer,
		'migrate.customer': settings.migrateCustomer,
	};
}
