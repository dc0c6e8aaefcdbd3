import { z } from 'zod';

/** How a dead token or a wrong password may be told. Only the first three keep to the form of all answers. */
export const UNAUTHORIZED = [
	/** HTTP 200 with ResponseCode 401. */
	'code',
	/** HTTP 401. */
	'status',
	/** HTTP 200 with ResponseCode 0, so that only the words tell. */
	'words',
	/** HTTP 401 with `{"Message":…}`, as ASP.NET writes it. */
	'message',
	/** HTTP 401 with `{"ResponseDetail":…}` and nothing else. */
	'detail',
	/** HTTP 401 with the words as plain text. */
	'text',
	/** HTTP 401 with the words as a JSON string. */
	'string',
	/** HTTP 401 with the JSON `null`. */
	'null',
	/** HTTP 401 without a body. */
	'empty',
	/** HTTP 401 with a page that has the words as its title. */
	'page',
	/** HTTP 403 with a page. */
	'forbidden',
	/** A redirect to a login page. */
	'redirect',
] as const;

const MEMBERS = ['Success', 'Data', 'ResponseCode', 'ResponseDetail'] as const;

/** What a server may be like where the document is silent, and the settings that other processes may change. */
export const switches = z
	.object({
		/**
		 * An older tenant: its services are at `/acmeapi/services`, and nothing is at `/webservices`. From one public client,
		 * not in the document.
		 */
		olderTenant: z.boolean(),
		/** How a dead token or a wrong password is told. */
		unauthorized: z.enum(UNAUTHORIZED),
		/** The words with that instead of the sandbox's own; '' is none. */
		unauthorizedWords: z.string().nullable(),
		/** How lists come: as an array ("An array of this type is returned"), or in an object ("Gets an object containing"). */
		listsAs: z.enum(['array', 'object']),
		/** How a list without rows comes. */
		emptyListAs: z.enum(['array', 'null']),
		/** What Data holds where a method has none: "different type dependent on the method". */
		dataOfCommands: z.unknown(),
		/** Members that are missing in every answer. */
		omitted: z.array(z.enum(MEMBERS)),
		/** How often `Leads` stands in a campaign: the document prints it twice. */
		leadsPrinted: z.enum(['twice', 'once']),
		/** Whether a plus sign in a path is refused, as some set-ups of IIS do it (404.11). */
		refusesPlus: z.boolean(),
		tokenTimeoutMs: z.number(),
		singleToken: z.boolean(),
		ringMs: z.number().min(0),
	})
	.strict();

export type Switches = z.infer<typeof switches>;
