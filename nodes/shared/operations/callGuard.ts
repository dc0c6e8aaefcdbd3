import type { IDataObject } from 'n8n-workflow';
import type { CredentialSnapshot } from '../auth/credential';
import { heldByHours } from '../callRules/callRules';
import { numberRulesOf } from '../callRules/credentialRules';
import { heldError, heldItem } from '../callRules/hold';
import { formatNumber } from '../callRules/numberFormat';
import { heldByNumber } from '../callRules/numberRules';
import type { Hold } from '../callRules/hold';
import type { PlacedCall } from './definition';
import type { Run } from './run';

/** Stands in front of every call of a run, and holds back what may not be placed now. It sends nothing. */
export class CallGuard {
	private readonly zone: string;

	/** @param credential opens the credential of the run, whose owner may have rules too */
	constructor(
		run: Run,
		private readonly credential: () => Promise<CredentialSnapshot>,
	) {
		this.zone = run.n8n.getTimezone();
	}

	/**
	 * What comes out for a call that may not be placed at this moment; undefined where it may.
	 *
	 * @throws RequestError where such a call is to be an error
	 * @throws InputError where the credential cannot be used
	 */
	async heldBack(call: PlacedCall): Promise<IDataObject | undefined> {
		const hold = await this.holdOf(call);
		if (hold === undefined) return undefined;
		if (call.rules.heldAs === 'error') throw heldError(hold);
		return heldItem(hold);
	}

	private async holdOf({ phone, prefix = '', rules }: PlacedCall): Promise<Hold | undefined> {
		const formatted = formatNumber(phone, rules.format);
		if ('hold' in formatted) return formatted.hold;
		const { number } = formatted;
		const numbers = prefix === '' ? [number] : [`${prefix}${number}`, number];
		return (
			heldByNumber(numbers, rules.numbers, 'the node') ??
			(await this.heldByOwner(numbers)) ??
			heldByHours(rules, Date.now(), this.zone)
		);
	}

	private async heldByOwner(numbers: readonly string[]): Promise<Hold | undefined> {
		const { decrypted } = await this.credential();
		return heldByNumber(numbers, numberRulesOf(decrypted.data), 'the credential');
	}
}
