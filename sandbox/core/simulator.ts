import type { Rule } from './faults';
import type { IncomingRequest } from './request';
import type { OutgoingResponse } from './response';

/** A request that was received and not yet answered. */
export interface ReceivedRequest {
	rule: Rule | undefined;
	untilCalm(): Promise<void>;
	work(): Promise<OutgoingResponse>;
	/** Called once, just before the response goes out or the connection is cut (status 0). */
	done(status: number): void;
}

/** Thrown by a control that cannot be done now; its message is told to who asked. */
export class NotPossible extends Error {}

/** What a simulator does when told so. A control gets the decoded JSON body, or undefined; a ZodError says that it fits not. */
export type Controls = Readonly<Record<string, (input: unknown) => void>>;

/** What the server knows of a vendor's simulator. */
export interface Simulator {
	readonly name: string;
	readonly title: string;
	/** The first path segments that belong to this vendor, such as `/ameyowebaccess`. */
	readonly mounts: readonly string[];
	/** The file of the script that shows this simulator on the page. */
	readonly pageScript: string;
	/** What `POST /sandbox/<name>/<control>` does, beside `misbehave` and `calm`. */
	readonly controls: Controls;
	receive(request: IncomingRequest): ReceivedRequest;
	/** Queues a rule. Throws a ZodError for a rule that is none. */
	misbehave(rule: unknown): void;
	/** Forgets all rules, and lets what is held or delayed go on. */
	calm(): void;
	/** What the page and `GET /sandbox/state` show to the browser that has these cookies; the server masks it. */
	view(cookie: string): Record<string, unknown>;
	/** Everything as it was at the start: what is remembered, the requests, rules and settings. */
	reset(): void;
	close(): void;
	onChange(listener: () => void): void;
}
