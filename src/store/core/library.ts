import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { JsonValue } from "../../engine/model.ts";
import type { Library } from "../../engine/ports.ts";
import type { Tables } from "../tables.ts";
import { readPinned } from "./pinned.ts";

/**
 * Rule books by their hash, from the tables. Each stays for good and resembles the one before, and the text of ten thousand rules has
 * four megabytes, which a commit takes 0.1 s to write: compressed, a twentieth of it.
 */
export function createLibrary(tables: Tables): Library {
	const { ruleBooks, flows } = tables;
	return {
		async keepRules(hash, artefact, at) {
			const packed = await pack(artefact);
			tables.write(() => ruleBooks.put(hash, packed, at));
		},
		rules: async (hash) => unpacked(tables.read(() => ruleBooks.get(hash))),
		lastRules: async () => unpacked(tables.read(() => ruleBooks.last())),
		pinned: async (hashes) => tables.read(() => readPinned(flows, hashes)),
	};
}

const pack: (text: string) => Promise<Buffer> = promisify(gzip);
const unpack: (packed: Buffer) => Promise<Buffer> = promisify(gunzip);

/** What every gzip member begins with (RFC 1952, 2.3.1); JSON never does. */
const GZIP = Buffer.from([0x1f, 0x8b]);

async function unpacked(artefact: Buffer | null): Promise<JsonValue | null> {
	if (artefact === null) return null;
	const isPacked = artefact.subarray(0, GZIP.length).equals(GZIP);
	const text = isPacked ? await unpack(artefact) : artefact;
	return JSON.parse(text.toString());
}
