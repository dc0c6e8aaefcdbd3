import * as ts from 'typescript';
import type { Source } from './sources';

/** What is not known before it is said. */
const UNKNOWN = '…';
/** Names of values, and how they are shown. */
const SHOWN: Record<string, string> = { label: 'Field', vendor: 'the vendor' };
const VENDORS: Record<string, string> = {
	'nodes/Ameyo/': 'Ameyo',
	'nodes/MaxContact/': 'MaxContact',
	'nodes/VirtualContactCenter/': '8x8',
};
/** What these functions return is what was typed: not known before. */
const TYPED = ['shortened', 'shownNumber', 'kindOf', 'quoted'];
/** These functions say what they are given, and more. */
const HANDING_ON = ['advised', 'inDoubt', 'withDoubt'];
/** These functions are used all over, and say something. */
const SAYING = ['doubt', 'doubtOf'];
/** Sentences are made of few steps; more would be a circle. */
const DEEPEST = 6;

type Value = ts.Expression | ts.FunctionDeclaration;
/** What has a name, all of it where several have the same. */
type Declared = Map<string, Value[]>;

/** Reads out of the code what a text says: each way that it may go, with `…` for what is not known before. */
export class Spoken {
	private readonly byFile = new Map<ts.SourceFile, Declared>();
	private readonly shared: Declared = new Map();

	constructor(sources: Source[]) {
		for (const { file } of sources) {
			const declared = declarationsIn(file);
			this.byFile.set(file, declared);
			for (const [name, values] of declared) {
				const isConstant = /^[A-Z][A-Z_\d]+$/.test(name);
				if (isConstant || SAYING.includes(name)) this.shared.set(name, values);
			}
		}
	}

	/** What an expression says; [] where nothing of it is known. */
	textsOf(expression: ts.Expression | undefined): string[] {
		if (!expression) return [];
		const texts = this.read(expression, 0).map(tidied);
		return [...new Set(texts)].filter((text) => /\p{L}{2}/u.test(text));
	}

	private read(node: ts.Expression, depth: number): string[] {
		if (depth > DEEPEST) return [UNKNOWN];
		const read = (inner: ts.Expression) => this.read(inner, depth + 1);
		if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
		if (ts.isParenthesizedExpression(node)) return read(node.expression);
		if (ts.isConditionalExpression(node)) {
			// Of one and many, many.
			const isNumber = /=== 1$/.test(node.condition.getText());
			return [...(isNumber ? [] : read(node.whenTrue)), ...read(node.whenFalse)];
		}
		if (ts.isTemplateExpression(node)) {
			return node.templateSpans.reduce(
				(texts, { expression, literal }) =>
					everyWay(texts, read(expression)).map((text) => text + literal.text),
				[node.head.text],
			);
		}
		if (ts.isBinaryExpression(node)) return this.readOperator(node, read);
		if (ts.isIdentifier(node)) return this.readName(node, depth);
		if (ts.isCallExpression(node)) return this.readCall(node, depth);
		return [UNKNOWN];
	}

	private readOperator(
		{ left, right, operatorToken }: ts.BinaryExpression,
		read: (inner: ts.Expression) => string[],
	): string[] {
		const { kind } = operatorToken;
		if (kind === ts.SyntaxKind.PlusToken) return everyWay(read(left), read(right));
		const isChoice =
			kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
		return isChoice ? [...read(left), ...read(right)] : [UNKNOWN];
	}

	private readName(name: ts.Identifier, depth: number): string[] {
		const shown = SHOWN[name.text] ?? (name.text === 'VENDOR' ? vendorOf(name) : undefined);
		if (shown !== undefined) return [shown];
		const value = this.valueOf(name);
		if (!value || ts.isFunctionDeclaration(value)) return [UNKNOWN];
		return this.read(value, depth + 1);
	}

	/** What a name stands for where it is used: what is declared in the innermost function around it. */
	private valueOf(name: ts.Identifier): Value | undefined {
		const own = this.byFile.get(name.getSourceFile())?.get(name.text) ?? [];
		const around = own.filter((value) => isWithin(name, scopeOf(value)));
		return around.at(-1) ?? this.shared.get(name.text)?.[0];
	}

	/** A function of the same file says what it returns; one that hands sentences on, what it is given. */
	private readCall({ expression, arguments: given }: ts.CallExpression, depth: number): string[] {
		if (!ts.isIdentifier(expression)) return [UNKNOWN];
		if (TYPED.includes(expression.text)) return [UNKNOWN];
		const called = this.valueOf(expression);
		if (called && ts.isFunctionDeclaration(called)) {
			const said = returnedBy(called).flatMap((result) => this.read(result, depth + 1));
			if (said.length > 0) return said;
		}
		if (!HANDING_ON.includes(expression.text)) return [UNKNOWN];
		const texts = given
			.filter((one) => ts.isStringLiteralLike(one) || ts.isTemplateExpression(one))
			.flatMap((one) => this.read(one, depth + 1));
		return texts.length > 0 ? texts : [UNKNOWN];
	}
}

/** One blank between words, one sign for what is not known, and the vendor without a name as English has it. */
function tidied(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.replace(/…+/g, UNKNOWN)
		.replace(/\b(the|The) the vendor\b/g, "$1 vendor's")
		.replace(/\bno the vendor\b/g, 'no vendor')
		.replace(/^the vendor\b/, 'The vendor')
		.trim();
}

const vendorOf = (node: ts.Node): string | undefined =>
	Object.entries(VENDORS).find(([folder]) => node.getSourceFile().fileName.includes(folder))?.[1];

/** The function, or the file, in which something is declared. */
function scopeOf(value: Value): ts.Node {
	let scope: ts.Node = value.parent;
	while (!ts.isFunctionLike(scope) && !ts.isSourceFile(scope)) scope = scope.parent;
	return scope;
}

function isWithin(node: ts.Node, scope: ts.Node): boolean {
	return node.pos >= scope.pos && node.end <= scope.end;
}

const everyWay = (heads: string[], tails: string[]): string[] =>
	heads.flatMap((head) => tails.map((tail) => head + tail));

function declarationsIn(file: ts.SourceFile): Declared {
	const declared: Declared = new Map();
	const keep = (name: string, value: Value) =>
		declared.set(name, [...(declared.get(name) ?? []), value]);
	const visit = (node: ts.Node): void => {
		if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
			keep(node.name.text, node.initializer);
		}
		if (ts.isFunctionDeclaration(node) && node.name) keep(node.name.text, node);
		ts.forEachChild(node, visit);
	};
	visit(file);
	return declared;
}

/** What a function returns, wherever in it. */
export function returnedBy(called: ts.FunctionDeclaration): ts.Expression[] {
	const results: ts.Expression[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isReturnStatement(node) && node.expression) results.push(node.expression);
		ts.forEachChild(node, visit);
	};
	visit(called);
	return results;
}
