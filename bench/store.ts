import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Benchmark } from "./benchmark.ts";
import { committing } from "./store-committing.ts";
import { indexing } from "./store-indexing.ts";
import { draining, sending, starting } from "./store-sending.ts";

/** The store's part of S4, S9 and S10: loading, committing, claiming and settling, against bare better-sqlite3. */
export const store: Benchmark = {
	name: "store",
	async *run({ quick }) {
		const folder = mkdtempSync(join(tmpdir(), "marhaba-bench-"));
		try {
			const count = quick ? 20_000 : 100_000;
			yield await committing(join(folder, "ours.db"), count);
			yield await indexing(join(folder, "indexed.db"), count / 4);
			yield await sending(join(folder, "ours.db"), count);
			const waiting = quick ? 100_000 : 1_000_000;
			yield await starting(join(folder, "waiting.db"), waiting);
			yield await draining(join(folder, "waiting.db"), waiting);
		} finally {
			rmSync(folder, { recursive: true });
		}
	},
};
