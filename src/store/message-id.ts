/** One name this database had: it made the message ids from `firstSend` on, until the next name. */
export interface Install {
	/** Eight characters of `a-z0-9`. */
	readonly name: string;
	/** The first outbox id under this name. */
	readonly firstSend: number;
}

/** The id the provider knows a send by: `mb-<install>-<outbox id>`, under the name that was current when it was queued. */
export function messageIdOf(
	send: number,
	installs: readonly Install[],
): string {
	const install = installs.findLast(({ firstSend }) => firstSend <= send);
	if (!install) throw new Error(`No install had send ${send}`);
	return `mb-${install.name}-${send}`;
}

/** The outbox id in a message id of ours, under any name this database had; null where it is not ours. */
export function sendOf(
	messageId: string,
	installs: readonly Install[],
): number | null {
	const parts = /^mb-([a-z0-9]{8})-([1-9]\d{0,14})$/.exec(messageId);
	if (!parts) return null;
	const send = Number(parts[2]);
	// Written again and compared: after a restore one number may have stood for two messages, of which only one is in here.
	const known = installs.some(({ firstSend }) => firstSend <= send);
	return known && messageIdOf(send, installs) === messageId ? send : null;
}

/** A new name for a database. */
export function installName(random: (bytes: number) => Uint8Array): string {
	const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
	return Array.from(random(8), (byte) => letters[byte % 36]).join("");
}
