/** Executions that last until they are let go. */
export interface HeldExecutions {
	/** For `PollingN8n`: how long an execution takes. */
	execution: () => Promise<void>;
	/** Resolves when so many as one poll runs at once have started. */
	busy: Promise<void>;
	letGo: () => void;
}

const AT_ONCE = 20;

export function heldExecutions(): HeldExecutions {
	let letGo = () => {};
	const end = new Promise<void>((resolve) => (letGo = resolve));
	let isBusy = () => {};
	const busy = new Promise<void>((resolve) => (isBusy = resolve));
	let count = 0;
	const execution = async () => {
		count += 1;
		if (count === AT_ONCE) isBusy();
		await end;
	};
	return { execution, busy, letGo };
}
