/** Something that a test holds back until it opens it. */
export interface Gate {
	opened: Promise<void>;
	open(): void;
}

export function gate(): Gate {
	let open = () => {};
	const opened = new Promise<void>((resolve) => (open = resolve));
	return { opened, open };
}

/** Lets everything go on that waits for nothing but its turn. */
export async function settle(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}
