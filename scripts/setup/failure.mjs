/** A failure that is told to the user in a sentence, without a stack. */
export class Failure extends Error {}
