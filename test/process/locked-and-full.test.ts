import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { count, decidedId, departed } from "./rows.ts";
import type { Server } from "./server.ts";
import { newMessageId, world, written } from "./world.ts";

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
settings: { mark_read: false, brake: "off" }
rules:
  - name: hello
    when: { keyword: hello }
    reply: Hello!
`;

it("P17: somebody else's lock on the database costs time or a 503, and no message", async () => {
	const { server } = await world({ rules });
	const file = join(server.folder, "data", "marhaba.db");
	const stranger = new Database(file);
	onTestFinished(() => void stranger.close());

	stranger.exec("BEGIN IMMEDIATE");
	const patient = post(server, newMessageId());
	setTimeout(() => stranger.exec("COMMIT"), 500);
	expect((await patient).status).toBe(200);

	stranger.exec("BEGIN IMMEDIATE");
	const id = newMessageId();
	const refused = await post(server, id);
	expect(refused.status).toBe(503);
	expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
	stranger.exec("COMMIT");
	expect((await post(server, id)).status).toBe(200);
	const rows = await server.until((all) => departed(all) === 2);
	expect(count(rows, "decision.made")).toBe(2);
});

const SIZE_MB = 4;
/** A message takes some kilobytes; this many never fit. */
const MOST_MESSAGES = 4_000;
const canMount = mountsHere();

it.skipIf(!canMount)(
	`P16: a full disk is a 503 with Retry-After, nothing is acknowledged that is not kept, and it heals by itself${canMount ? "" : " (skipped: only root can mount a small disk)"}`,
	async () => {
		const disk = smallDisk();
		const ballast = join(disk, "ballast");
		writeFileSync(ballast, Buffer.alloc(2 * 1024 * 1024));
		const { server } = await world({
			rules,
			env: { DATABASE_URL: `file:${join(disk, "marhaba.db")}` },
		});
		const acknowledged: string[] = [];
		const refused = await fill(server, acknowledged);
		expect(refused.status).toBe(503);
		expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
		expect((await fetch(`${server.url()}/healthz`)).status).toBe(200);
		expect((await fetch(`${server.url()}/readyz`)).status).toBe(503);

		rmSync(ballast);
		const last = newMessageId();
		expect((await post(server, last)).status).toBe(200);
		const wanted = [...acknowledged, last];
		const rows = await server.until(
			(all) =>
				departed(all) === count(all, "decision.made") &&
				wanted.every((id) => all.some((row) => decidedId(row) === id)),
		);
		const decided = rows.filter(({ type }) => type === "decision.made");
		expect(decided.map(decidedId)).toEqual(expect.arrayContaining(wanted));
	},
);

/** Writes until the disk is full, and gives the answer that said so. */
async function fill(server: Server, acknowledged: string[]): Promise<Response> {
	for (let count = 0; count < MOST_MESSAGES; count += 1) {
		const id = newMessageId();
		const response = await post(server, id);
		if (response.status !== 200) return response;
		acknowledged.push(id);
	}
	throw new Error("The disk was never full.");
}

async function post(server: Server, id: string): Promise<Response> {
	const response = await fetch(`${server.url()}/webhook/infobip`, {
		method: "POST",
		body: JSON.stringify(written("9617000001", "hello", id)),
	});
	await response.arrayBuffer();
	return response;
}

function mountsHere(): boolean {
	const folder = mkdtempSync(join(tmpdir(), "marhaba-mount-"));
	const mounted = spawnSync("mount", tmpfs(folder)).status === 0;
	if (mounted) spawnSync("umount", [folder]);
	rmSync(folder, { recursive: true });
	return mounted;
}

function smallDisk(): string {
	const folder = mkdtempSync(join(tmpdir(), "marhaba-disk-"));
	execFileSync("mount", tmpfs(folder));
	onTestFinished(() => {
		execFileSync("umount", ["-l", folder]);
		rmSync(folder, { recursive: true });
	});
	return folder;
}

function tmpfs(folder: string): string[] {
	return ["-t", "tmpfs", "-o", `size=${SIZE_MB}m`, "tmpfs", folder];
}
