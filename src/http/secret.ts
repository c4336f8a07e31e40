import { createHash, timingSafeEqual } from "node:crypto";

/** Compares what is given with one secret, in a time that tells nothing about it: hashes are compared, never the texts. */
export function secretCheck(secret: string): (given: string) => boolean {
	const expected = hashOf(secret);
	return (given) => timingSafeEqual(hashOf(given), expected);
}

function hashOf(text: string): Buffer {
	return createHash("sha256").update(text).digest();
}
