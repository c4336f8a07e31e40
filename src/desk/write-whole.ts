import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Writes a file so that nobody ever reads half of it: beside it first, then by a rename in its place. */
export async function writeWhole(
	file: string,
	content: string | Uint8Array,
): Promise<void> {
	const mark = randomBytes(4).toString("hex");
	const half = join(dirname(file), `.${basename(file)}.${mark}.new`);
	try {
		const handle = await open(half, "w");
		await handle.writeFile(content);
		await handle.sync();
		await handle.close();
		await rename(half, file);
	} finally {
		await rm(half, { force: true });
	}
}
