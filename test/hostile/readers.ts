import { checkHashKey } from '../../nodes/Ameyo/transport/check';
import { sharedLogin } from '../../nodes/Ameyo/transport/login';
import { liveness } from '../../nodes/Ameyo/transport/sessionState';
import { receiveStatus } from '../../nodes/Ameyo/statusTrigger/receive';
import { renewToken } from '../../nodes/MaxContact/transport/login';
import { baseUrlOf } from '../../nodes/shared/auth/baseUrl';
import { escapeHtml } from '../../nodes/shared/html';
import { retryAfterMs } from '../../nodes/shared/http/retry';
import { authenticate } from '../../nodes/shared/webhook/authenticate';
import { receive } from '../../nodes/VirtualContactCenter/callback/receive';
import { wake } from '../../nodes/VirtualContactCenter/dialAndWait/wake';
import { checkPlatform } from '../../nodes/VirtualContactCenter/transport/check';
import { inPieces, readCsv } from '../support/csv';
import { everyOperation } from '../support/everyOperation';
import type { OperationCase, Vendor } from '../support/everyOperation';
import { requestHelper, runOffline, SECRET, SESSION, stored, webhook } from './offline';
import type { Answer, WebhookCall } from './offline';

/** Something that reads text of a vendor or of a webhook's caller. */
export interface Reader {
	name: string;
	/** What it looks for: names, separators, words. */
	words: readonly string[];
	/** Whether they are tried one with another, too. */
	together?: boolean;
	read(text: string): unknown;
}

/** What each vendor's readers look for. */
const WORDS: Record<Vendor, readonly string[]> = {
	ameyo: [
		'"result":"Failed"',
		'"comment":',
		'"status":"error"',
		'"reason":"',
		'"result":"FAILURE","reason":',
		'node.flow.error.reason=[',
		'node.flow.id=',
		'CustomerManager.',
	],
	maxContact: ['<title', '<Message>', 'session', 'token', 'not ', 'user 7'],
	virtualContactCenter: [
		'<title>',
		'<input type=',
		'password',
		'session ',
		'no ',
		'error',
		'<script',
		'&amp;',
	],
};

type Form = (text: string) => Answer;

/** The forms of answers in which a vendor's words stand, with the text in the place of the words, by who is to read them. */
const FORMS: Record<string, Form[]> = {
	'ameyo callback.create': [
		json((text) => ({ status: 'error', reason: text })),
		json((text) => ({ type: 'x.Exception', message: text })),
		json((text) => ({ result: 'Failed.', comment: text })),
		json((text) => ({ result: 'Failed.', comment: [text] })),
		json((text) => ({ message: 'InvalidInput', info: text })),
		json((text) => [{ id: 1, callbackTime: text, dateAdded: text }]),
		(text) => ({ text: `{"result":"Failed.","comment":["${text}` }),
		(text) => ({ status: 401, text }),
		(text) => ({ status: 500, text }),
		redirect,
	],
	'ameyo callback.delete': [json((text) => ({ message: text, code: 1 }), 512)],
	'ameyo callback.getAll': [
		json((text) => [{ customerCallbackId: text, callbackTime: text, dateAdded: text }]),
	],
	'ameyo call.clickToDial': [
		json((text) => ({ result: 'FAILURE', reason: text })),
		json((text) => ({ result: 'FAILURE', reason: `{node.flow.error.reason=[${text}]}` })),
		(text) => ({ text: `{"result":"FAILURE","reason":${text}` }),
		(text) => ({ text: `{"result":"FAILURE","reason":{node.flow.error.reason=["${text}]}}` }),
	],
	'ameyo contact.uploadWithCallback': [
		json((text) => ({ beanResponse: [{ resultTypeString: text, exception: text, id: text }] })),
	],
	'ameyo session.ping': [json((text) => ({ alive: true, serverTime: text }))],
	'maxContact agent.goReady': [
		json((text) => ({ Success: false, ResponseCode: 400, ResponseDetail: text })),
		json((text) => ({ Success: true, Data: text, ResponseDetail: text })),
		json((text) => ({ Message: text, ExceptionMessage: text }), 401),
		(text) => ({ text: `<CallActionResponse><ResponseDetail>${text}` }),
		(text) => ({ status: 401, text }),
		(text) => ({ status: 404, text }),
		(text) => ({ status: 500, text }),
		redirect,
	],
	'maxContact user.getAll': [
		json((text) => ({ Success: true, Data: [{ ID: text, When: text }] })),
		(text) => ({ text: `{"Success":true,"Data":${text}}` }),
		(text) => ({ text: `{"Success":true,"Data":[{${text}}]}` }),
	],
	'virtualContactCenter call.dial': [
		(text) => ({ text: `<html><head><title>${text}` }),
		(text) => ({ text: `<html><body><input type="${text}` }),
		(text) => ({ text: `<html><body>session ${text}</body>` }),
		(text) => ({ status: 401, text }),
		(text) => ({ status: 404, text }),
		redirect,
	],
};

/**
 * Every reader of text from strangers. Operations are here by themselves; whatever else reads a vendor's answer or a
 * webhook's call (a trigger, a credential's own request, a header) is to be added, in one line.
 */
export const READERS: Reader[] = [
	...everyOperation().filter(sends).flatMap(readersOf),
	...credentialReaders(),
	...webhookReaders(),
	{ name: 'Retry-After', words: ['Mon, ', 'GMT', '('], read: retryAfterMs },
	{ name: 'words in a hint', words: ['&amp;'], read: escapeHtml },
	{ name: 'a base URL', words: ['https://', '/'], read: baseUrlOf },
	{
		name: 'a CSV',
		words: ['""', '",', '"\r\n', 'sep=', 'a\n', '\n"'],
		together: false,
		read: async (text) => await readCsv(inPieces(text, 32)).catch((error: unknown) => error),
	},
];

function sends({ properties }: OperationCase): boolean {
	return properties.some(({ name }) => name === 'requestOptions');
}

function readersOf(operation: OperationCase): Reader[] {
	const { vendor, name } = operation;
	const forms = FORMS[`${vendor} ${name}`];
	const parameters = { ...operation.parameters, callbackTime: '2026-08-27 16:23:00' };
	return [plain, ...(forms ?? [])].map((answer) => ({
		name: `${vendor} ${name}: ${label(answer)}`,
		// All of a vendor's operations begin with the same reading: its words are tried with some of them.
		words: forms && answer === plain ? WORDS[vendor] : [],
		read: async (text) => {
			liveness.used(SESSION);
			return await runOffline({ ...operation, parameters }, answer, text);
		},
	}));
}

function credentialReaders(): Reader[] {
	const forms: Form[] = [
		plain,
		(text) => ({ status: 401, text }),
		(text) => ({ status: 500, text }),
		(text) => ({ text: `<html>${text}` }),
		json((text) => ({ sessionId: text, TokenKey: text, password: text, campaignIds: [text] })),
		json((text) => ({ status: 'error', reason: text })),
		redirect,
	];
	const words = ['<title', 'session=', '"', 'token', ...WORDS.ameyo.slice(0, 2)];
	let logins = 0;
	return forms.flatMap((form): Reader[] => {
		// A login of its own each time: one in flight is shared.
		const own = () => ({ password: `made-up-password-${++logins}` });
		const helper = (text: string) => requestHelper(form(text));
		const reader = (name: string, read: (text: string) => Promise<unknown>): Reader => ({
			name: `${name}: ${label(form)}`,
			words: form === plain ? words : [],
			read: async (text) => await read(text).catch((error: unknown) => error),
		});
		return [
			reader(
				'the login of Ameyo',
				async (text) => await sharedLogin(helper(text), { ...stored('ameyoSessionApi'), ...own() }),
			),
			reader(
				'the check of a hash key',
				async (text) => await checkHashKey(helper(text), stored('ameyoHashKeyApi')),
			),
			reader(
				'the login of MaxContact',
				async (text) => await renewToken(helper(text), { ...stored('maxContactApi'), ...own() }),
			),
			reader(
				'the check of the platform',
				async (text) => await checkPlatform(helper(text), stored('virtualContactCenterApi')),
			),
		];
	});
}

const FORM = 'application/x-www-form-urlencoded';

function webhookReaders(): Reader[] {
	const words = [
		'&',
		'=',
		'a=1&',
		'a[]=1&',
		'%',
		'%41',
		'+',
		'token=',
		`token=${SECRET.slice(0, -1)}&`,
		SECRET,
	];
	const inQuery = { authentication: 'queryAuth' };
	const known = `token=${SECRET}`;
	const calls: Array<[name: string, call: (text: string) => WebhookCall]> = [
		['the query', (text) => ({ query: `${known}&${text}`, parameters: inQuery })],
		['a form', (text) => ({ query: known, body: text, contentType: FORM, parameters: inQuery })],
		[
			'a field',
			(text) => ({
				query: known,
				body: `ctl_userdata=${encodeURIComponent(whole(text))}&resultCode=0&CtlUserData=${encodeURIComponent(whole(text))}&cmd=launch`,
				contentType: FORM,
				parameters: inQuery,
			}),
		],
		[
			'a callback URL',
			(text) => ({
				query: known,
				body: `ctl_userdata=${encodeURIComponent(`[ctl_callbackUrl|https://n8n.example/?${whole(text)}]`)}`,
				contentType: FORM,
				parameters: inQuery,
			}),
		],
		[
			'JSON',
			(text) => ({
				query: known,
				body: text,
				contentType: 'application/json',
				parameters: inQuery,
			}),
		],
		[
			'a text in JSON',
			(text) => ({
				query: known,
				body: JSON.stringify({ text }),
				contentType: 'application/json',
				parameters: inQuery,
			}),
		],
		[
			'plain text',
			(text) => ({ query: known, body: text, contentType: 'text/plain', parameters: inQuery }),
		],
		[
			'a file',
			(text) => ({
				query: known,
				bodyData: { data: { text, many: [...text.slice(0, 10_000)] } },
				contentType: 'multipart/form-data',
				parameters: inQuery,
			}),
		],
		[
			'a content type',
			(text) => ({
				query: known,
				headers: { 'content-type': text },
				body: 'a=1',
				parameters: inQuery,
			}),
		],
	];
	const ofUserData = ['[', ']', '|', '[a|', '[a|b]', '] [', '[ctl_action|', SECRET];
	return [
		{
			name: 'the query of a stranger',
			words,
			read: async (text) => await authenticate(webhook({ query: text, parameters: inQuery })),
		},
		{
			name: 'the header of a stranger',
			words,
			read: async (text) =>
				await authenticate(
					webhook({ headers: { token: text }, parameters: { authentication: 'headerAuth' } }),
				),
		},
		...calls.flatMap(([what, call]): Reader[] => [
			{
				name: `the status of a customer: ${what}`,
				words: tried(words, what),
				together: what === 'the query',
				read: async (text) => await receiveStatus(webhook(call(text))),
			},
			{
				name: `a callback of 8x8: ${what}`,
				words: tried(ofUserData, what),
				together: what === 'the query',
				read: async (text) => await receive(webhook(call(text))),
			},
			{
				name: `a launch of 8x8: ${what}`,
				words: tried(ofUserData, what),
				together: what === 'the query',
				read: async (text) =>
					await receive(webhook({ ...call(text), parameters: { ...inQuery, event: 'launch' } })),
			},
			{
				name: `a call that wakes: ${what}`,
				words: tried(ofUserData, what),
				together: what === 'the query',
				read: (text) =>
					wake(webhook({ ...call(text), query: `call=awaited-call&signature=${SECRET}` })),
			},
		]),
	];
}

/** Words where they are read anew. */
function tried(words: readonly string[], what: string): readonly string[] {
	return ['the query', 'a form', 'a field'].includes(what) ? words : [];
}

function plain(text: string): Answer {
	return { text };
}

function redirect(text: string): Answer {
	return { status: 302, text: '', headers: { location: `https://vendor.example/${text}` } };
}

function json(value: (text: string) => unknown, status = 200): Form {
	return (text) => ({ status, text: JSON.stringify(value(text)) });
}

/** No URL can hold half a character. */
function whole(text: string): string {
	return text.replace(/\p{Surrogate}/gu, '?');
}

function label(answer: Form): string {
	const { status = 200, text, headers } = answer('…');
	return headers ? 'a redirect' : `${status} ${text.slice(0, 60)}`;
}
