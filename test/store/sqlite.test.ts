import { describe } from "vitest";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { describeStore } from "./contract.ts";
import { temporaryFiles } from "./temporary.ts";

describe("the store in SQLite", () => {
	const newFile = temporaryFiles();
	describeStore((options) => openSqlite({ file: newFile(), ...options }));
});
