import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { Command } from "commander";
import type { Config } from "../config.ts";
import { after } from "../engine/model.ts";
import type { Erased } from "../engine/ports.ts";
import { COPIES_KEPT_MS } from "../runtime/erasing.ts";
import { removeUnwanted } from "../runtime/media.ts";
import { mediaFiles } from "../store/media-files.ts";
import { openSqlite, type SqliteDatabase } from "../store/sqlite/open.ts";
import { systemClock } from "../store/system-clock.ts";
import { confirm, type Question } from "./confirm.ts";
import { CommandError } from "./exit.ts";
import { print, printJson, tell } from "./output.ts";
import { type ServerClient, serverClient } from "./server-client.ts";
import { readSettings } from "./settings.ts";

interface ForgetOptions {
	readonly yes?: boolean;
	readonly json?: boolean;
	readonly url?: string;
	readonly token?: string;
}

/** What was deleted, as `DELETE /api/conversations/{contact}` tells it. */
interface Forgotten {
	readonly erased: readonly {
		readonly contact: string;
		readonly conversations: readonly string[];
		readonly rows: number;
		readonly sends: number;
		readonly media: number;
	}[];
	readonly copies: readonly string[];
}

/** `marhaba forget CONTACT`: deletes everything about a person, through the server that runs, or in the database where none does. */
export function forgetCommand(program: Command): void {
	program
		.command("forget")
		.description("delete everything about a contact; there is no way back")
		.argument("<contact>", "a phone number, p_55 or c_812")
		.option("-y, --yes", "do not ask")
		.option("--url <address>", "the server (default: the one of this folder)")
		.option("--token <token>", "its ADMIN_TOKEN")
		.option("--json", "as JSON")
		.action(forget);
}

async function forget(name: string, options: ForgetOptions): Promise<void> {
	const settings = readSettings();
	const client = serverClient(settings, options);
	await confirm(questionOf(name), options);
	const isUp = options.url !== undefined || (await client.isUp());
	const forgotten = isUp
		? await forgetThere(name, client)
		: await forgetHere(name, settings);
	if (options.json) printJson(forgotten);
	else for (const line of lines(forgotten)) print(line);
	tellCopies(forgotten);
}

function questionOf(name: string): Question {
	return {
		ask: `Delete everything about ${name}, for good?`,
		deed: "This deletes for good.",
		undone: "Nothing was deleted.",
	};
}

async function forgetThere(
	name: string,
	client: ServerClient,
): Promise<Forgotten> {
	const path = `/api/conversations/${encodeURIComponent(name)}`;
	const response = await client.request(path, { method: "DELETE" });
	if (response.status === 404) throw unknown(name);
	if (response.ok) return (await response.json()) as Forgotten;
	const { title, detail } = (await response.json()) as Record<string, string>;
	throw new CommandError(detail ?? title ?? "It was refused.", "problems");
}

async function forgetHere(
	name: string,
	{ database: file, mediaDir }: Config,
): Promise<Forgotten> {
	if (!existsSync(file)) throw unknown(name);
	const database = openSqlite({ file });
	try {
		return await eraseAll(name, database, mediaDir);
	} finally {
		database.close();
	}
}

async function eraseAll(
	name: string,
	{ history, upkeep, media }: SqliteDatabase,
	mediaDir: string,
): Promise<Forgotten> {
	const found = await history.find(name);
	if (found.length === 0) throw unknown(name);
	const erased = [];
	for (const id of new Set(found.map(({ contact }) => contact.id)))
		erased.push((await upkeep.erase(id)) ?? []);
	const shelf = { media, files: mediaFiles(mediaDir) };
	const now = systemClock.now();
	for (const one of await media.due(now, 10_000))
		if (one.state === "unwanted") await removeUnwanted(one, shelf, now);
	if (!(await upkeep.scrub()))
		tell(
			"Another program reads the database; what was deleted may stay in its log until that one ends.",
		);
	const copies = await upkeep.oldCopies(
		after(systemClock.now(), -COPIES_KEPT_MS),
	);
	return {
		erased: erased.flat().map(forgottenJson),
		copies: copies.map((path) => basename(path)),
	};
}

function unknown(name: string): CommandError {
	return new CommandError(`Nobody is known as "${name}".`, "problems");
}

function forgottenJson({
	contact,
	conversations,
	...counts
}: Erased): Forgotten["erased"][number] {
	return {
		contact: `p_${contact}`,
		conversations: conversations.map((id) => `c_${id}`),
		...counts,
	};
}

function lines({ erased }: Forgotten): readonly string[] {
	return erased.map(
		({ contact, conversations, rows, sends, media }) =>
			`${contact} is forgotten: ${conversations.join(", ")}; ${rows} rows of history, ${sends} messages of ours, ${media} files.`,
	);
}

/** What this command cannot reach. */
function tellCopies({ copies }: Forgotten): void {
	if (copies.length > 0)
		tell(
			`Copies from before an update hold them still, for seven days at most: ${copies.join(", ")}.`,
		);
	tell("Backups that you made hold them too, until you delete those.");
}
