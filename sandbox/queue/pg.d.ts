// What is used here of `pg`, which brings no types.
declare module 'pg' {
	export class Client {
		constructor(options: { connectionString: string });
		on(event: 'error', listener: (error: Error) => void): this;
		connect(): Promise<void>;
		query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
		end(): Promise<void>;
	}
}
