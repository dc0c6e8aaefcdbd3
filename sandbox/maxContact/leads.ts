import { FIRST_NEW_LEAD, FIRST_NEW_LEAD_PHONE } from './seed';
import type { Lead, LeadPhone } from './types';

const digits = (phone: string): string => phone.replace(/\D/g, '');

/** The leads, and their phones by id and by number. */
export class Leads {
	readonly byId = new Map<bigint, Lead>();
	private readonly byPhone = new Map<string, Lead>();
	private readonly byLeadPhone = new Map<bigint, Lead>();
	private made = 0n;

	constructor(seed: readonly Lead[]) {
		for (const { phones, ...lead } of seed) {
			this.add({ ...lead, phones: phones.map((phone) => ({ ...phone })) });
		}
	}

	/** The newest lead with this number, whatever stands between its digits. */
	newestWith(phone: string): Lead | undefined {
		return this.byPhone.get(digits(phone));
	}

	withLeadPhone(leadPhoneId: bigint): Lead | undefined {
		return this.byLeadPhone.get(leadPhoneId);
	}

	/** A new lead without a name, its ids above 2^53. */
	create(phoneNumber: string): Lead {
		const leadPhoneId = FIRST_NEW_LEAD_PHONE + this.made;
		const phone: LeadPhone = { leadPhoneId, phoneNumber, recordType: 'Home', recordTypeId: 1 };
		const lead: Lead = { leadId: FIRST_NEW_LEAD + this.made, name: '', name2: '', phones: [phone] };
		// By two: every id stays odd, and odd numbers above 2^53 are those that a double cannot hold.
		this.made += 2n;
		this.add(lead);
		return lead;
	}

	private add(lead: Lead): void {
		this.byId.set(lead.leadId, lead);
		for (const { leadPhoneId, phoneNumber } of lead.phones) {
			this.byPhone.set(digits(phoneNumber), lead);
			this.byLeadPhone.set(leadPhoneId, lead);
		}
	}
}
