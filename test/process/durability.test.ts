import { copyFileSync, mkdirSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import type { Server } from "./server.ts";
import { type Act, canTrace, watch } from "./trace.ts";
import { newMessageId, world, written } from "./world.ts";

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
settings: { mark_read: false }
rules:
  - name: hello
    when: { keyword: hello }
    reply: Hello!
`;
const rounds = 12;
const atOnce = 3;

it.skipIf(!canTrace)(
	`P1: no 200 leaves before its message is on disk, and power that goes out then loses nothing that was acknowledged${canTrace ? "" : " (skipped: install strace)"}`,
	async () => {
		const { server, infobip } = await world({ rules });
		// A report would get a 200 as well.
		infobip.emulator.fault({ reports: [] }, { times: rounds * atOnce });
		const watched = await watch(server.pid(), join(server.folder, "trace"));
		const acknowledged: string[] = [];
		for (let round = 0; round < rounds; round += 1)
			acknowledged.push(...(await postSome(server, round)));
		const acts = await watched.acts();
		await server.kill();

		const synced = syncedAtAnswers(acts);
		expect(synced).toHaveLength(acknowledged.length);
		expect(synced.filter(({ unsynced }) => unsynced)).toEqual([]);
		// The last answer of a round: all that was acknowledged until then must be in what was on disk by then.
		for (let count = atOnce; count <= acknowledged.length; count += atOnce) {
			const { bytes } = synced[count - 1] as AtAnswer;
			const kept = await decidedIn(afterPowerLoss(server, bytes));
			expect(kept).toEqual(
				expect.arrayContaining(acknowledged.slice(0, count)),
			);
		}
	},
);

async function postSome(server: Server, round: number): Promise<string[]> {
	const ids = Array.from({ length: atOnce }, newMessageId);
	const statuses = await Promise.all(
		ids.map((id, index) =>
			server.post(written(`9617${round}00${index}`, "hello", id)),
		),
	);
	expect(statuses).toEqual(ids.map(() => 200));
	return ids;
}

/** How the write-ahead log stood when an answer left. */
interface AtAnswer {
	/** So much of it was certainly on disk. */
	readonly bytes: number;
	readonly unsynced: boolean;
}

function syncedAtAnswers(acts: readonly Act[]): readonly AtAnswer[] {
	let writtenTo = 0;
	let bytes = 0;
	return acts.flatMap((act) => {
		if (act.type === "log written") writtenTo = Math.max(writtenTo, act.end);
		if (act.type === "log synced") bytes = writtenTo;
		return act.type === "answered"
			? [{ bytes, unsynced: bytes < writtenTo }]
			: [];
	});
}

/** The database as it would be had the power gone out when so much of the write-ahead log was on disk. */
function afterPowerLoss(server: Server, bytes: number): string {
	const data = join(server.folder, "data");
	const folder = join(server.folder, `power-${bytes}`);
	mkdirSync(folder, { recursive: true });
	for (const end of ["", "-wal"])
		copyFileSync(
			join(data, `marhaba.db${end}`),
			join(folder, `marhaba.db${end}`),
		);
	truncateSync(join(folder, "marhaba.db-wal"), bytes);
	return join(folder, "marhaba.db");
}

/** The messages that a database has decisions about. */
async function decidedIn(file: string): Promise<readonly string[]> {
	const database = openSqlite({ file, reconcileMs: 0 });
	try {
		const rows = await database.store.journalAfter(0, 500);
		return rows
			.filter(({ type }) => type === "decision.made")
			.map(({ body }) => (body.event as { id: string }).id);
	} finally {
		database.close();
	}
}
