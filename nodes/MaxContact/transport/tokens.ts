import { Logins } from '../../shared/auth/logins';

/** Tokens that this process asked for. */
export const logins = new Logins<{ sessionId: string }>();
