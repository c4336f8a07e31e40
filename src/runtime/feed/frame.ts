import type { JournalEntry, JsonObject } from "../../engine/model.ts";
import type { RowHead } from "../runtime.ts";
import { maskAddresses } from "./mask.ts";

/** A journal row as bytes on the feed, with what a filter looks at beside them. */
export interface Frame {
	/** The row without its body, which would double what the ring holds. */
	readonly entry: RowHead;
	/** Phone numbers masked. */
	readonly masked: Uint8Array;
	/** Phone numbers in full. */
	readonly full: Uint8Array;
}

const encoder = new TextEncoder();

/** Encodes a row once for all its readers. */
export function encodeFrame(entry: JournalEntry): Frame {
	const data = frameData(entry);
	const full = encode(entry.seq, entry.type, data);
	const masked = encode(entry.seq, entry.type, maskAddresses(data));
	const { body: _body, ...head } = entry;
	return { entry: head, masked, full };
}

/** The one event that tells a reader to begin anew: what it asked to go on from is not here. */
export function resetFrame(head: number): Uint8Array {
	return encode(head, "reset", { seq: head });
}

/** The row as one JSON object, its ids under their public names. Nothing in its body can pass for one of them. */
export function frameData(entry: JournalEntry): JsonObject {
	const { seq, at, type, body, rule } = entry;
	const head = {
		seq,
		type,
		at: new Date(at).toISOString(),
		conversation: publicName("c", entry.conversation),
		contact: publicName("p", entry.contact),
		sender: publicName("s", entry.sender),
		...(type.startsWith("decision.") ? { decision: `d_${seq}` } : {}),
		rule,
	};
	return { ...head, ...body, ...head };
}

function publicName(letter: string, id: number | null): string | null {
	return id === null ? null : `${letter}_${id}`;
}

/** JSON escapes line breaks and lone surrogates by itself; U+2028 and U+2029 end a line for some readers of JavaScript. */
function encode(seq: number, type: string, data: JsonObject): Uint8Array {
	const json = JSON.stringify(data)
		.replaceAll("\u2028", "\\u2028")
		.replaceAll("\u2029", "\\u2029");
	return encoder.encode(`id: ${seq}\nevent: ${type}\ndata: ${json}\n\n`);
}
