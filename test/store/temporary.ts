import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Gives paths of files that nobody made yet, in a folder that goes with the tests. */
export function temporaryFiles(): (name?: string) => string {
	const folder = mkdtempSync(join(tmpdir(), "marhaba-"));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	let count = 0;
	return (name = "test.db") => {
		count += 1;
		return join(folder, String(count), name);
	};
}
