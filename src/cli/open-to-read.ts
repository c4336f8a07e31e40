import { existsSync } from "node:fs";
import { openSqliteReader, type SqliteReader } from "../store/sqlite/open.ts";
import { CommandError } from "./exit.ts";

/** The database of a Marhaba, for reading beside it. Throws a {@link CommandError} where there is none yet. */
export function openToRead(file: string): SqliteReader {
	assertDatabase(file);
	return openSqliteReader({ file });
}

/** Throws a {@link CommandError} where there is no database yet. */
export function assertDatabase(file: string): void {
	if (existsSync(file)) return;
	throw new CommandError(
		`There is no database at ${file} yet. Start Marhaba once.`,
		"problems",
	);
}
