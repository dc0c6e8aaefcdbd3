const started = new Date();

/**
 * A minute of the hour, 0 to 58, that does not come before the test has ended: n8n then polls only when the test lets it.
 * The same at each call; the next one is as good.
 */
export function noMinuteOfThisTest(): number {
	return (started.getMinutes() + 40) % 59;
}
