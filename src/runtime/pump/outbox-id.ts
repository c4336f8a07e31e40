/** The outbox id in one of our message ids, `mb-<install>-<id>`; null for an id that is not ours. */
export function outboxId(messageId: string): number | null {
	const digits = /^mb-[^-]+-(\d{1,15})$/.exec(messageId)?.[1];
	return digits === undefined ? null : Number(digits);
}
