export function heading(text: string): void;
export function step<T>(title: string, work: () => Promise<T>): Promise<T>;
