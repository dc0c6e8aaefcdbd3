import { z } from 'zod';

import { ruleSchema } from '../core/faults';
import { switchSchema } from './settings';

/** The rules of every simulator and those of 8x8. */
export const virtualContactCenterRules = ruleSchema.extend({
	/** The agent's session ends just before the request. */
	expireSession: z.boolean().optional(),
	/** How the end of a session is told, for this request; see the setting. */
	sessionOverAs: switchSchema.shape.sessionOverAs.optional(),
});

export type VirtualContactCenterRule = z.infer<typeof virtualContactCenterRules>;
