import {
	NEXT_STEPS as AMEYO_STEPS,
	REWORDED,
	SENTENCES,
} from '../../../nodes/Ameyo/transport/messages';
import { NEXT_STEPS as MAX_CONTACT_STEPS } from '../../../nodes/MaxContact/transport/nextSteps';
import { KINDS } from '../../../nodes/shared/csv/fileKind';

/** What a vendor says, or what is said for it, and the next step. */
export interface Row {
	says: string;
	step: string;
}

/** The keys of Ameyo, by the sentence that the node says for them. */
export function ameyoKeys(): Row[] {
	return SENTENCES.map(({ say }) => {
		const { message, description = '' } = say(['…', '…']);
		return { says: message, step: description };
	});
}

/** Words of Ameyo, and what the node adds. */
export function ameyoWords(): Row[] {
	const reworded = REWORDED.map(({ message }) => message('…'));
	return AMEYO_STEPS.map(({ says, description }) => ({
		says: reworded.find((sentence) => says.test(sentence)) ?? wordsOf(says),
		step: description,
	}));
}

/** Words of MaxContact, and what the node adds. */
export function maxContactWords(): Row[] {
	return MAX_CONTACT_STEPS.map(({ says, step }) => ({ says: wordsOf(says), step }));
}

/** A sentence in which an expression finds what it looks for: of each choice the first, with `…` for what may be anything. */
export function wordsOf({ source }: RegExp): string {
	let words = source.replace(/\\b|[$^]/g, '').replace(/\\w\+|\(\.\*\)|\.\*/g, ' … ');
	// From the inside out: what may be left out is left out.
	for (let before = ''; before !== words; ) {
		before = words;
		words = words
			.replace(/\((?:\?:)?([^()]*)\)\?/g, '')
			.replace(/\((?:\?:)?([^()|]*)[^()]*\)/g, '$1');
	}
	return (
		words
			.split('|')[0]
			?.replace(/\[(.)[^\]]*\]/g, '$1')
			.replace(/\\d\??/g, '')
			.replace(/.\?/g, '')
			.replaceAll('\\', '')
			.replace(/\s+/g, ' ')
			.trim() ?? ''
	);
}

/** What is taken for a CSV and is none. */
export function otherKinds(): Row[] {
	return KINDS.map(([, what, description]) => ({
		says: `The file is ${what}.`,
		step: description,
	}));
}
