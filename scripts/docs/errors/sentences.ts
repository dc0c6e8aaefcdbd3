import * as ts from 'typescript';
import { sources } from './sources';
import type { Source } from './sources';
import { returnedBy, Spoken } from './spoken';

/** A sentence that a person may read, and the next step. */
export interface Sentence {
	/** The file that says it. */
	path: string;
	message: string;
	/** '' where the code gives none. */
	step: string;
}

/** What makes an error of a sentence and a next step, its first two arguments. */
const MAKERS = ['refuse', 'InputError', 'CsvError', 'CredentialError', 'NotAllowed', 'notSent'];
/** What is said of a table is read from the table. */
const TABLES = [
	'nodes/Ameyo/transport/messages.ts',
	'nodes/MaxContact/transport/nextSteps.ts',
	'nodes/shared/csv/fileKind.ts',
];
/** These functions say what is wrong with something, for others to throw. */
const COMPLAINING = /complaint/i;
/** What an agent's model is told of an empty list is no error. */
const NO_ERROR = 'There are none.';

/** Every sentence that the code of the nodes and credentials makes an error of, the vendors' tables left out. */
export function sentencesOfCode(): Sentence[] {
	const all = sources();
	const spoken = new Spoken(all);
	return all
		.filter(({ path }) => !TABLES.includes(path))
		.flatMap((source) => sentencesIn(source, spoken))
		.filter(({ message }) => message !== NO_ERROR);
}

function sentencesIn({ path, file }: Source, spoken: Spoken): Sentence[] {
	const found: Sentence[] = [];
	const keep = (message?: ts.Expression, step?: ts.Expression, ofRow = false) => {
		const steps = spoken.textsOf(step).join(' Or: ');
		for (const text of spoken.textsOf(message)) {
			const whole = ofRow ? `Row … ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
			found.push({ path, message: whole, step: steps });
		}
	};
	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
			const [message, step] = node.arguments ?? [];
			if (MAKERS.includes(nameOf(node.expression))) keep(message, step, isOfRow(node.expression));
		}
		if (ts.isFunctionDeclaration(node) && COMPLAINING.test(node.name?.text ?? '')) {
			for (const result of returnedBy(node)) keep(result);
		}
		if (ts.isObjectLiteralExpression(node)) {
			const message = valueOf(node, 'message');
			const isGood = valueOf(node, 'status')?.getText() === "'OK'";
			if (message && !isGood) keep(message, valueOf(node, 'description'));
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

/** The reader of files puts the row before what it says of it. */
const isOfRow = (called: ts.Expression): boolean =>
	ts.isPropertyAccessExpression(called) && called.expression.kind === ts.SyntaxKind.ThisKeyword;

function nameOf(called: ts.Expression): string {
	if (ts.isIdentifier(called)) return called.text;
	return ts.isPropertyAccessExpression(called) ? called.name.text : '';
}

/** The value of an object's member, also where it has the name of a variable. */
function valueOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
	for (const member of object.properties) {
		if (!member.name || member.name.getText() !== name) continue;
		if (ts.isPropertyAssignment(member)) return member.initializer;
		if (ts.isShorthandPropertyAssignment(member)) return member.name;
	}
	return undefined;
}
