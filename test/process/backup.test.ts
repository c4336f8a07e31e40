import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { run } from "../cli/run.ts";
import { rowsUntil } from "./feed.ts";
import { launch } from "./launch.ts";
import { count, there } from "./rows.ts";
import { type World, world, written } from "./world.ts";

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
settings: { brake: off }
rules:
  - name: hello
    when: { keyword: hello }
    reply: Hello!
`;

it("a copy made under load starts in another place, sends nothing again, answers what comes, and tells readers to begin anew", {
	timeout: 240_000,
}, async () => {
	const { server, infobip } = await world({ rules });
	const load = writing(server);
	await server.until(there("send.accepted", 20));
	const backup = await run(["backup", "copy.db", "--json"], {
		cwd: server.folder,
		env: { DATABASE_URL: "file:data/marhaba.db" },
	});
	expect(backup.code).toBe(0);
	const { rows } = JSON.parse(backup.stdout);
	await load.end();
	const lost = await server.until(
		(all) => count(all, "message.seen") >= load.posted(),
	);
	await server.stop();
	const verified = await run(["replay", "--verify", "--json"], {
		cwd: server.folder,
		env: { DATABASE_URL: "file:data/marhaba.db" },
	});
	expect(JSON.parse(verified.stdout)).toMatchObject({
		ok: true,
		mismatched: 0,
		byOthers: 0,
		mismatches: [],
	});
	const before = infobip.messages().map(({ messageId }) => messageId);

	const folder = mkdtempSync(join(tmpdir(), "marhaba-restored-"));
	cpSync(join(server.folder, "rules"), join(folder, "rules"), {
		recursive: true,
	});
	cpSync(join(server.folder, "copy.db"), join(folder, "restored.db"));
	const restored = await launch(folder, {
		...environment(infobip),
		DATABASE_URL: "file:restored.db",
	});
	infobip.reportTo(() => `${restored.url}/webhook/infobip`);
	try {
		expect(restored.log()).toContain("restored copy");
		const answered = await post(restored.url, written("96176000001", "hello"));
		expect(answered).toBe(200);
		const all = await rowsUntil(
			restored.url,
			(found) => found.at(-1)?.type === "message.seen" && isNew(found.at(-1)),
		);
		const copied = all.filter((row) => !isNew(row));
		expect(copied).toHaveLength(rows);
		expect(copied).toEqual(lost.slice(0, rows));
		const after = infobip.messages().slice(before.length);
		expect(after.map(({ to }) => to)).toEqual(["96176000001"]);
		expect(before).not.toContain(after[0]?.messageId);
		const back = await rowsUntil(restored.url, there("rules.loaded"), {
			lastEventId: lost.at(-1)?.seq ?? 0,
		});
		expect(back[0]?.type).toBe("reset");
		expect(count(back, "reset")).toBe(1);
	} finally {
		restored.signal("SIGKILL");
		await restored.exited;
		rmSync(folder, { recursive: true, force: true });
	}
});

/** Numbers of a restored copy begin at the next billion. */
function isNew(row: { readonly seq: number } | undefined): boolean {
	return (row?.seq ?? 0) > 1_000_000_000;
}

function environment(infobip: World["infobip"]) {
	return {
		PORT: "0",
		LOG_FORMAT: "json",
		PAIR_INTERVAL_MS: "0",
		INFOBIP_BASE_URL: infobip.url,
		INFOBIP_API_KEY: "key-of-the-tests",
		INFOBIP_SENDER: "447860099299",
	};
}

async function post(url: string, body: unknown): Promise<number> {
	const response = await fetch(`${url}/webhook/infobip`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(body),
	});
	return response.status;
}

/** Customers, one message after the other, until told to stop. */
function writing(server: World["server"]) {
	let going = true;
	let posted = 0;
	const posts = (async () => {
		for (; going && posted < 200; posted += 1) {
			await server.post(
				written(`96171${String(posted).padStart(6, "0")}`, "hello"),
			);
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
	})();
	// Where the test fails first, its server goes away under it.
	posts.catch(() => {});
	return {
		posted: () => posted,
		async end() {
			going = false;
			await posts;
		},
	};
}
