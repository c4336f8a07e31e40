import { z } from "zod";

/** Files in one rule book, and letters in the name of one. */
const MOST_FILES = 200;
const LONGEST_NAME = 200;
/** All files together, in bytes. */
export const MOST_RULES_BYTES = 20 * 1024 * 1024;

const files = z
	.record(
		z
			.string()
			.min(1)
			.max(LONGEST_NAME)
			.regex(/^[^/\\\0]+$/),
		z.string(),
	)
	.refine(
		(given) => Object.keys(given).length <= MOST_FILES,
		`at most ${MOST_FILES} files`,
	)
	.describe("Text of each file by its name.");

/** `{"files": {"rules.yaml": "…"}}` */
export const filesBody = z.strictObject({ files });
