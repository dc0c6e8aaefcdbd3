import { z } from 'zod';

import { ruleSchema } from '../core/faults';
import { UNAUTHORIZED } from './switches';

/** The rules of every simulator and MaxContact's own. */
export const maxContactRules = ruleSchema.extend({
	/** The token that the request carries dies just before it, a pasted one too. */
	expireToken: z.boolean().optional(),
	/** How a dead token or a wrong password is told this time, instead of as the setting says. */
	unauthorized: z.enum(UNAUTHORIZED).optional(),
	/** Refuses the request in these words after its token was found alive, and does nothing; '' for no words. */
	refuse: z.string().optional(),
	/** How the call that this request dials fares, whatever its number. */
	outcome: z.enum(['answered', 'noAnswer', 'busy']).optional(),
});

export type MaxContactRule = z.infer<typeof maxContactRules>;
