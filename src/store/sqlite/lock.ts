import Sqlite from "better-sqlite3";
import { StoreError } from "../../engine/ports.ts";

/**
 * Takes the lock that only one writing process has, and returns how to let it go. It is a lock of the operating system on
 * `<file>.lock`, itself a small SQLite file that names who holds it: so it ends with the process, however that ends.
 */
export function lockDatabase(file: string): () => void {
	const sidecar = new Sqlite(`${file}.lock`, { timeout: 0 });
	try {
		sidecar.exec("CREATE TABLE IF NOT EXISTS holder (pid INTEGER NOT NULL)");
		writeHolder(sidecar);
		// Held open for good. RESERVED, not EXCLUSIVE, so that whoever is refused can read who holds it.
		sidecar.exec("BEGIN IMMEDIATE");
	} catch (error) {
		const refusal = refused(file, sidecar, error);
		sidecar.close();
		throw refusal;
	}
	return () => sidecar.close();
}

function writeHolder(sidecar: Sqlite.Database): void {
	const write = sidecar.transaction(() => {
		sidecar.exec("DELETE FROM holder");
		sidecar.prepare("INSERT INTO holder VALUES (?)").run(process.pid);
	});
	write.immediate();
}

function refused(
	file: string,
	sidecar: Sqlite.Database,
	error: unknown,
): unknown {
	const code = error instanceof Sqlite.SqliteError ? error.code : "";
	if (!code.startsWith("SQLITE_BUSY")) return error;
	return new StoreError(
		`${file} is in use by another Marhaba (process ${holderOf(sidecar)}). Stop that one first, or use another database.`,
		{ code: "busy", cause: error },
	);
}

function holderOf(sidecar: Sqlite.Database): string {
	try {
		return String(sidecar.prepare("SELECT pid FROM holder").pluck().get());
	} catch {
		// It is just being written: somebody else started in the same instant.
		return "unknown";
	}
}
