import { z } from 'zod';

import { ruleSchema } from '../core/faults';

/** The rules of every simulator and MaxContact's own. */
export const maxContactRules = ruleSchema.extend({
	/** The token that the request carries dies just before it, a pasted one too. */
	expireToken: z.boolean().optional(),
	/**
	 * How a dead token or a wrong password is told: `code` (default): HTTP 200 with ResponseCode 401; `status`: HTTP 401;
	 * `words`: HTTP 200 with ResponseCode 0, so that only the words tell.
	 */
	unauthorized: z.enum(['code', 'status', 'words']).optional(),
	/** How the call that this request dials fares, whatever its number. */
	outcome: z.enum(['answered', 'noAnswer', 'busy']).optional(),
});

export type MaxContactRule = z.infer<typeof maxContactRules>;
