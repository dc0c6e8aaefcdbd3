import { z } from 'zod';

import { ruleSchema } from '../core/faults';

/** The rules of every simulator and those of 8x8. */
export const virtualContactCenterRules = ruleSchema.extend({
	/** The agent's session ends just before the request. */
	expireSession: z.boolean().optional(),
	/** How the end of a session is told: a redirect (default), the login page with 200, or this status. Inferred. */
	sessionOverAs: z
		.union([z.literal('redirect'), z.literal('page'), z.literal(401), z.literal(403)])
		.optional(),
});

export type VirtualContactCenterRule = z.infer<typeof virtualContactCenterRules>;
