import Sqlite from "better-sqlite3";
import { StoreError } from "../../engine/ports.ts";

/** Any error out of SQLite as the one class of the port; what is one already stays as it is. */
export function storeError(error: unknown): StoreError {
	if (error instanceof StoreError) return error;
	const code = error instanceof Sqlite.SqliteError ? error.code : "";
	const message = error instanceof Error ? error.message : String(error);
	return new StoreError(`${sentence(code)}: ${message}`, {
		code: kindOf(code),
		cause: error,
	});
}

/** A disk that is full shows as FULL, or as a failed write; a lock as BUSY or LOCKED. Both pass. */
function kindOf(code: string): StoreError["code"] {
	if (/^SQLITE_(FULL|IOERR)/.test(code)) return "full";
	return /^SQLITE_(BUSY|LOCKED)/.test(code) ? "busy" : "broken";
}

function sentence(code: string): string {
	switch (kindOf(code)) {
		case "full":
			return "The disk took no more (is it full?)";
		case "busy":
			return "Another program holds the database";
		case "broken":
			return "The database could not do it";
	}
}
