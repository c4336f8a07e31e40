import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import type { Database } from "../../../src/store/database.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import { readingThread } from "../../../src/store/sqlite/reading-thread.ts";
import { builtProgram } from "../../process/built.ts";
import { describeFigures } from "../contract/figures.ts";
import { describeSearching } from "../contract/searching.ts";
import type { Open } from "../contract.ts";
import { temporaryFiles } from "../temporary.ts";

/** A thread cannot load sources: this is the one of the build. */
const module = fileURLToPath(
	new URL("../store/sqlite/reading-worker.js", pathToFileURL(builtProgram())),
);

const newFile = temporaryFiles();
const open: Open = (options): Database => {
	const file = newFile();
	const database = openSqlite({ file, ...options });
	const thread = readingThread({ file, module });
	return {
		...database,
		history: { ...database.history, ...thread.history },
		close() {
			void thread.close();
			database.close();
		},
	};
};

describe("the history in a thread of its own", () => {
	describeSearching(open);
	describeFigures(open);

	it("goes on with a new thread where the one before broke down", async () => {
		const file = newFile();
		const before = readingThread({ file, module });
		const question = { text: "x", conversation: null, before: null, limit: 9 };
		const told = before.history.search(question);
		await expect(told).rejects.toMatchObject({ code: "broken" });
		const database = openSqlite({ file });
		expect(await before.history.search(question)).toEqual([]);
		await before.close();
		database.close();
	});

	it("leaves nothing behind beside the file: the last to close is who writes", async () => {
		const file = newFile();
		const database = openSqlite({ file });
		const thread = readingThread({ file, module });
		await thread.history.people("x", 9);
		await thread.close();
		await thread.close();
		database.close();
		expect(existsSync(`${file}-wal`)).toBe(false);
	});
});
