import { z } from 'zod';

import { ruleSchema } from '../core/faults';

/** The rules of every simulator and Ameyo's own. */
export const ameyoRules = ruleSchema.extend({
	/** The session that the request carries dies just before it. */
	expireSession: z.boolean().optional(),
	/** The shape in which a dead session is told; default: the documented one of the command. */
	deadSessionShape: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
	/** How shape 3 prints its comment: an array (default), a string that holds an array, or text that does not parse. */
	comment: z.enum(['array', 'string', 'broken']).optional(),
	/** The HTTP status in which the REST interface tells a dead session; default 401. */
	deadSessionStatus: z.union([z.literal(401), z.literal(403)]).optional(),
	/** How the call ends, whatever its number. */
	outcome: z
		.enum(['connected', 'agentDidNotAnswer', 'customerDidNotAnswer', 'couldNotConnect'])
		.optional(),
	/**
	 * How the call is reported to the status URL: so many times, so many milliseconds late (or when the simulator is told
	 * to calm down), its fields mixed up or its parameters cut.
	 */
	report: z
		.object({
			repeat: z.number().int().min(0).optional(),
			delay: z.number().min(0).optional(),
			scramble: z.enum(['fields', 'body']).optional(),
		})
		.strict()
		.optional(),
	/** The outcome of a call byte for byte as the document prints it, which is not JSON. */
	printed: z.boolean().optional(),
});

export type AmeyoRule = z.infer<typeof ameyoRules>;
