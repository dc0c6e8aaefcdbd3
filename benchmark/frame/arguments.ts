export interface Asked {
	/** The parts to be measured; all where none is named. */
	parts: string[];
	rounds?: number;
	isTiny: boolean;
	/** The folder that gets the report. */
	into?: string;
}

/**
 * Reads `upload dials --rounds 3 --tiny --into folder`.
 *
 * @throws Error, with a sentence, for anything else
 */
export function readArguments(args: readonly string[], known: readonly string[]): Asked {
	const asked: Asked = { parts: [], isTiny: false };
	for (let i = 0; i < args.length; i++) {
		const arg = args[i] ?? '';
		if (arg === '--tiny') asked.isTiny = true;
		else if (arg === '--rounds') asked.rounds = readRounds(args[++i]);
		else if (arg === '--into') asked.into = readFolder(args[++i]);
		else if (known.includes(arg)) asked.parts.push(arg);
		else
			throw new Error(
				`"${arg}" is not known. There are: ${known.join(', ')}, --rounds N, --tiny, --into FOLDER.`,
			);
	}
	return asked;
}

function readRounds(value: string | undefined): number {
	const rounds = Number(value);
	if (Number.isInteger(rounds) && rounds > 0) return rounds;
	throw new Error('--rounds needs a whole number from 1 on.');
}

function readFolder(value: string | undefined): string {
	if (value) return value;
	throw new Error('--into needs a folder.');
}
