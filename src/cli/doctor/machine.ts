import { existsSync } from "node:fs";
import type { Config } from "../../config.ts";
import { openSqliteReader } from "../../store/sqlite/open.ts";
import { aside, type Finding, right, wrong } from "./finding.ts";

const LEAST_NODE: readonly [number, number] = [20, 19];
const MEGABYTE = 1024 * 1024;
const LEAST_FREE_MB = 200;
/** WhatsApp's 24 hours and Infobip's signatures bear a little; a minute is a clock that nobody sets. */
const MOST_SKEW_MS = 60_000;

/** Node is new enough. */
export function checkNode(): readonly Finding[] {
	const { node } = process.versions;
	const [major = 0, minor = 0] = node.split(".").map(Number);
	const [least, leastMinor] = LEAST_NODE;
	const enough = major > least || (major === least && minor >= leastMinor);
	return [
		enough
			? right("Node", node)
			: wrong("Node", `${node} is too old.`, "Install Node 20.19 or newer."),
	];
}

/** The database is there, whole, and has room. */
export function checkDatabase({ database }: Config): readonly Finding[] {
	if (!existsSync(database))
		return [aside("database", `${database} will be made at the first start.`)];
	try {
		return look(database);
	} catch (error) {
		return [
			wrong(
				"database",
				(error as Error).message,
				"Set DATABASE_URL to another file, or restore a copy.",
			),
		];
	}
}

function look(file: string): readonly Finding[] {
	const reader = openSqliteReader({ file });
	try {
		const { integrity, journalMode, bytes, freeBytes, sqlite } = reader.check();
		const size = `${file}, ${Math.ceil(bytes / MEGABYTE)} MB, ${journalMode}, SQLite ${sqlite}`;
		const free = Math.floor(freeBytes / MEGABYTE);
		return [
			integrity === "ok"
				? right("database", size)
				: wrong(
						"database",
						`${file} is damaged: ${integrity}.`,
						"Restore a copy.",
					),
			free > LEAST_FREE_MB
				? right("disk", `${free} MB free`)
				: wrong(
						"disk",
						`Only ${free} MB are free.`,
						"Make room: a full disk stops the bot.",
					),
		];
	} finally {
		reader.close();
	}
}

/** The clock tells what the provider's tells. */
export async function checkClock({
	infobip,
}: Config): Promise<readonly Finding[]> {
	if (infobip === null)
		return [
			aside(
				"clock",
				`${new Date().toISOString()}; nobody to compare with in demo mode`,
			),
		];
	try {
		const before = Date.now();
		const response = await fetch(infobip.baseUrl, {
			method: "HEAD",
			redirect: "manual",
			signal: AbortSignal.timeout(5000),
		});
		const middle = (before + Date.now()) / 2;
		return [compared(Date.parse(response.headers.get("date") ?? "") - middle)];
	} catch {
		return [aside("clock", "Infobip could not be asked for the time.")];
	}
}

function compared(skewMs: number): Finding {
	if (Number.isNaN(skewMs))
		return aside("clock", "Infobip did not tell the time.");
	const seconds = Math.round(Math.abs(skewMs) / 1000);
	if (Math.abs(skewMs) <= MOST_SKEW_MS)
		return right("clock", `within ${Math.max(1, seconds)} s of Infobip's`);
	return wrong(
		"clock",
		`It is ${seconds} s ${skewMs > 0 ? "behind" : "ahead of"} Infobip's.`,
		"Let the machine set its clock by itself (timedatectl set-ntp true).",
	);
}
