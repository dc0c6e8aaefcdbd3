import { isData, optionalText, type Data } from './parameters';
import type { Switches } from './switches';
import type { ColumnValue, Contact } from './types';

/** The length that the document's refusal names (4.7.5). */
const MAX_PHONE_LENGTH = 13;

type UploadResult =
	| 'ADDED'
	| 'UPDATED'
	| 'MIGRATED'
	| 'UPDATED_AND_MIGRATED'
	| 'NOT_MIGRATED'
	| 'DUPLICATE_NOT_ADDED'
	| 'INVALID_RECORD_FAILED'
	| 'PREPROCESSING_INVALID_LENGTH'
	| 'PREPROCESSOR_NOT_NULLABLE_COLUMN_GIVEN_NULL';

export interface Uploaded {
	/** One of the results above, or the one that the server is set to give. */
	result: string;
	/** The contact that was added or found; absent when the record was refused before the look-up. */
	contact?: Contact;
	exception?: Array<string | number>;
}

/** What one upload request says about all its records. */
export interface UploadPlan {
	campaignId: number;
	leadId: number;
	update: boolean;
	migrate: boolean;
	columns: Record<string, ColumnValue>;
	validityTime?: string;
}

const ACCEPTED: ReadonlySet<string> = new Set<UploadResult>([
	'ADDED',
	'UPDATED',
	'MIGRATED',
	'UPDATED_AND_MIGRATED',
]);

/** Whether the record's contact is in the campaign as asked. */
export const isAccepted = ({ result }: Uploaded): boolean => ACCEPTED.has(result);

type ContactSettings = Pick<Switches, 'columnValues' | 'contactResult'>;

const rejected = (result: UploadResult, exception?: Array<string | number>): Uploaded => ({
	result,
	...(exception === undefined ? {} : { exception }),
});

const taken = (result: UploadResult, contact: Contact): Uploaded => ({ result, contact });

/** A record as the server stores it; undefined where a value is no text and the server takes nothing else. */
function asColumns(record: Data, { columnValues }: ContactSettings): Data | undefined {
	const values = Object.values(record);
	if (columnValues === 'textOnly') {
		return values.every((value) => typeof value === 'string') ? record : undefined;
	}
	if (columnValues === 'asSent') return record;
	const stored = (value: unknown) => (typeof value === 'number' ? value.toExponential() : value);
	return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, stored(value)]));
}

/** The contacts of all campaigns; one phone1 once a campaign. */
export class Contacts {
	/** Keyed by `<campaignId>:<phone1>`. */
	readonly byKey = new Map<string, Contact>();
	private readonly byId = new Map<number, Contact>();
	private nextId = 17_821;

	find(campaignId: number, phone: string): Contact | undefined {
		return this.byKey.get(`${campaignId}:${phone}`);
	}

	get(customerId: number): Contact | undefined {
		return this.byId.get(customerId);
	}

	/** Takes one record, as the result types of 4.8.3 tell. Never throws for a bad record. */
	upload(given: unknown, plan: UploadPlan, settings: ContactSettings): Uploaded {
		if (settings.contactResult !== null) return { result: settings.contactResult };
		const record = isData(given) ? asColumns(given, settings) : undefined;
		if (!record) return rejected('INVALID_RECORD_FAILED');
		const phone = optionalText(record, 'phone1');
		if (phone === undefined) {
			// Printed with these backslashes (4.7.6).
			const exception = ['CustomerManager.Column.name.cannot.be.missing.empty\\', 'phone1\\'];
			return rejected('PREPROCESSOR_NOT_NULLABLE_COLUMN_GIVEN_NULL', exception);
		}
		if (phone.length > MAX_PHONE_LENGTH) {
			const key = 'CustomerManager.Phone.number.does.not.have.valid.length';
			return rejected('PREPROCESSING_INVALID_LENGTH', [key, MAX_PHONE_LENGTH]);
		}
		const known = this.find(plan.campaignId, phone);
		return known ? this.meet(known, record, plan) : this.add(phone, record, plan);
	}

	private add(phone: string, record: Data, plan: UploadPlan): Uploaded {
		const { campaignId, leadId, columns, validityTime } = plan;
		const contact: Contact = {
			customerId: this.nextId,
			campaignId,
			leadId,
			customerData: record,
			columns: { ...columns },
			...(validityTime === undefined ? {} : { validityTime }),
		};
		this.nextId += 1;
		this.byKey.set(`${campaignId}:${phone}`, contact);
		this.byId.set(contact.customerId, contact);
		return taken('ADDED', contact);
	}

	/** A record whose phone1 is known. A contact already in the asked lead cannot be migrated (inferred). */
	private meet(contact: Contact, record: Data, plan: UploadPlan): Uploaded {
		const moves = plan.migrate && contact.leadId !== plan.leadId;
		if (moves) contact.leadId = plan.leadId;
		if (plan.update) {
			contact.customerData = { ...contact.customerData, ...record };
			Object.assign(contact.columns, plan.columns);
			if (plan.validityTime !== undefined) contact.validityTime = plan.validityTime;
			return taken(moves ? 'UPDATED_AND_MIGRATED' : 'UPDATED', contact);
		}
		if (plan.migrate) return taken(moves ? 'MIGRATED' : 'NOT_MIGRATED', contact);
		return taken('DUPLICATE_NOT_ADDED', contact);
	}
}
