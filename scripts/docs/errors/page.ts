import { ameyoKeys, ameyoWords, maxContactWords, otherKinds } from './tables';
import type { Row } from './tables';
import { sentencesOfCode } from './sentences';
import type { Sentence } from './sentences';

const UPLOAD_FILE = /^nodes\/(shared\/csv|shared\/binary|Ameyo\/resources\/contact\/uploadFile)\b/;
const CALL_RULES = /^nodes\/shared\/(callRules\/|fields\/(beforeCall|numbers)\.ts)/;

/** What to do where neither the sentence nor its part tells more. */
const GENERAL =
	"Check what the sentence names. Where that does not help, turn on 'Include Answer' in 'Request Options' and look at the answer.";
const CREDENTIAL = 'Open the credential and correct the field.';
const FIELD = 'Correct the field, or its expression.';

/** A part of the page: which files its sentences are said by. */
interface Part {
	title: string;
	intro: string;
	files: RegExp;
	/** What to do where the code gives no next step, because the sentence says it. */
	step: string;
	tables?: Array<{ title: string; intro: string; rows: () => Row[] }>;
}

/** In this order each sentence is looked for its part: the first counts. */
const PARTS: Part[] = [
	{
		title: 'Upload File',
		step: "Correct the file or the option where it was refused. Where the upload stopped, 'resumeAtRow' of its account is the row to go on with.",
		intro:
			"A file is read to its end before anything of it is sent. One that stops in between says after which row, and 'resumeAtRow' of its account is the row to go on with: 'Start Row' in 'Options'.",
		files: UPLOAD_FILE,
		tables: [
			{
				title: 'Files that are no CSV',
				intro: 'Told by how the file begins. Nothing was sent.',
				rows: otherKinds,
			},
		],
	},
	{
		title: 'Calling Rules',
		step: 'Nothing was sent. Run the item again when it may be called, or ask the owner of the rules.',
		intro:
			"A call that the rules of the node hold back comes out as an item, with 'held' and the reason, unless 'Held As' is 'Error'. Nothing was sent.",
		files: CALL_RULES,
	},
	{
		title: 'Fields',
		step: 'Correct the field, or its expression.',
		intro: 'Said before anything is sent. _Field_ stands for the label of the field.',
		files: /^nodes\/shared\/fields\//,
	},
	{
		title: 'Connection',
		step: "Of a read: run it again later. Of a command: look in the vendor's system whether it was carried out, before you send it again.",
		intro:
			'Where a request got no answer, or none that can be used. Of a command whose request may have arrived the error says that it is not known whether it was carried out: check before you send it again. What surely did not arrive, or was refused, was not carried out.',
		files: /^nodes\/shared\/(http|auth)\//,
	},
	{
		title: 'Execution',
		step: 'Nothing of the item was sent: run it again.',
		intro: 'Said by every node.',
		files: /^nodes\/shared\/operations\//,
	},
	{
		title: 'Webhooks',
		step: 'Correct the field in the credential.',
		intro: 'Said by the test of the credential for triggers.',
		files: /^nodes\/shared\/webhook\//,
	},
	{
		title: 'Ameyo',
		step: GENERAL,
		intro: 'Said by the Ameyo nodes and credentials themselves.',
		files: /^(nodes\/Ameyo\/|credentials\/Ameyo)/,
		tables: [
			{
				title: 'What Ameyo answers with a key',
				intro: "The key itself, and what stood behind it, are in the error's details.",
				rows: ameyoKeys,
			},
			{
				title: 'What Ameyo answers in words',
				intro: 'The words are those of Ameyo. What is said here is put behind them.',
				rows: ameyoWords,
			},
		],
	},
	{
		title: 'MaxContact',
		step: GENERAL,
		intro: 'Said by the MaxContact node and credential themselves.',
		files: /^(nodes\/MaxContact\/|credentials\/MaxContact)/,
		tables: [
			{
				title: 'What MaxContact answers',
				intro:
					'The words are those of MaxContact, whose document prints none of them: these are inferred. What is said here is put behind them, with the response code.',
				rows: maxContactWords,
			},
		],
	},
	{
		title: '8x8 Contact Center',
		step: GENERAL,
		intro: 'Said by the 8x8 nodes and credential themselves.',
		files: /^(nodes\/VirtualContactCenter\/|credentials\/VirtualContactCenter)/,
	},
];

/**
 * The index of the sentences of errors, from the code and its tables.
 * @throws Error for a sentence that belongs to no part
 */
export function errorsPage(): string {
	const sentences = sentencesOfCode();
	const byPart = new Map(PARTS.map((part) => [part, [] as Sentence[]]));
	for (const sentence of sentences) {
		const part = PARTS.find(({ files }) => files.test(sentence.path));
		if (!part)
			throw new Error(`No part of the page of errors has the sentences of ${sentence.path}.`);
		byPart.get(part)?.push(sentence);
	}
	const parts = [...byPart].map(([part, found]) => partOf(part, found));
	return [
		'# Errors, and what to do',
		'<!-- Made by npm run docs from the code. -->',
		'Each error says what happened in its message, and what to do in its description. This is what the code says, with `…` in the place of what is different each time. What a vendor says in words of its own comes through as it is.',
		...parts,
	].join('\n\n');
}

function partOf(
	{ title, intro, step: otherwise, tables = [] }: Part,
	sentences: Sentence[],
): string {
	const stepFor = (says: string) => {
		if (/\. (Ask|Check|Choose|Give) /.test(says)) return 'As the sentence says.';
		if (/\bcredential\b/.test(says)) return CREDENTIAL;
		return otherwise === GENERAL && says.startsWith("'") ? FIELD : otherwise;
	};
	const withStep = new Set(
		sentences.filter(({ step }) => step !== '').map(({ message }) => message),
	);
	const rows = sentences
		.filter(({ message, step }) => step !== '' || !withStep.has(message))
		.map(({ message, step }) => ({ says: message, step: step || stepFor(message) }));
	return [
		`## ${title}`,
		intro,
		tableOf(rows, otherwise),
		...tables.flatMap((table) => [
			`### ${table.title}`,
			table.intro,
			tableOf(table.rows(), 'Try again later: the vendor says no more.'),
		]),
	].join('\n\n');
}

function tableOf(rows: Row[], otherwise: string): string {
	const lines = rows.map(({ says, step }) => `| ${cell(says)} | ${cell(step || otherwise)} |`);
	return ['| What it says | What to do |', '| --- | --- |', ...new Set(lines)].join('\n');
}

/** Text in a cell, in which signs of Markdown mean nothing. */
const cell = (text: string) => text.replace(/[|<>_*`[\]]/g, '\\$&').replace(/^$/, ' ');
