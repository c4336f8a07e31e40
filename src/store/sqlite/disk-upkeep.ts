import { readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Instant } from "../../engine/model.ts";
import type { Upkeep } from "../../engine/ports.ts";
import type { Connection } from "./connect.ts";

/** What erasing needs of the files that a database consists of, and of the copies beside it. */
export function diskUpkeep(
	connection: Connection,
	file: string,
): Pick<Upkeep, "scrub" | "oldCopies"> {
	return {
		scrub: async () => emptyLog(connection),
		async oldCopies(before) {
			const copies = await copiesOf(file);
			const kept = await Promise.all(copies.map((copy) => keep(copy, before)));
			return copies.filter((_, index) => kept[index]);
		},
	};
}

/**
 * Brings the write-ahead log back into the database, where `secure_delete` has written zeros over what was deleted, and cuts it to
 * nothing. It does not wait for readers: the process would stand still meanwhile.
 */
export function emptyLog(connection: Connection): boolean {
	const timeout = connection.pragma("busy_timeout", { simple: true });
	connection.pragma("busy_timeout = 0");
	try {
		const rows = connection.pragma("wal_checkpoint(TRUNCATE)") as readonly {
			readonly busy: number;
		}[];
		return rows[0]?.busy === 0;
	} finally {
		connection.pragma(`busy_timeout = ${Number(timeout)}`);
	}
}

/** `<file>.before-3`, as an update of the schema leaves them, and what is left of one that was interrupted. */
async function copiesOf(file: string): Promise<readonly string[]> {
	const start = `${basename(file)}.before-`;
	const names = await readdir(dirname(file));
	return names
		.filter((name) => name.startsWith(start))
		.map((name) => join(dirname(file), name));
}

async function keep(copy: string, before: Instant): Promise<boolean> {
	const { mtimeMs } = await stat(copy);
	if (mtimeMs >= before) return true;
	await rm(copy);
	return false;
}
