export function lock(
	file: string,
	options: {
		refusal: (pid: number) => string;
		onLost: () => void;
		signal?: AbortSignal;
		staleMs?: number;
	},
): Promise<() => Promise<void>>;
