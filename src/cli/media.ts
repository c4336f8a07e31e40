import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import type { MediaReference } from "../infobip/media.ts";
import { mediaReference } from "../infobip/media.ts";
import { type Account, accountOf, asking } from "./account.ts";
import { CommandError } from "./exit.ts";
import { findKept, type KeptMedia } from "./media/find-kept.ts";
import { print, printJson, tell } from "./output.ts";
import { readSettings } from "./settings.ts";

interface MediaOptions {
	readonly sender?: string;
	readonly json?: boolean;
	readonly output?: string;
}

/** `marhaba media info|get ID`: what a customer sent as a picture, voice note or file. */
export function mediaCommand(program: Command): void {
	const media = program
		.command("media")
		.description(
			"look at or fetch what a customer sent (Infobip keeps it 7 days; media: keep stores it here)",
		);
	media
		.command("info")
		.description("its type and size")
		.argument(
			"<id>",
			"m_12, the media id, or the whole address from the message",
		)
		.option("--sender <number>", "the number of ours that received it")
		.option("--json", "as JSON")
		.action(info);
	media
		.command("get")
		.description("fetch it")
		.argument(
			"<id>",
			"m_12, the media id, or the whole address from the message",
		)
		.option("--sender <number>", "the number of ours that received it")
		.option("-o, --output <file>", "where to write it (default: stdout)")
		.action(get);
}

async function info(id: string, options: MediaOptions): Promise<void> {
	const kept = await findKept(id, readSettings());
	if (kept !== null) return showKept(kept, options);
	const account = accountOf(readSettings());
	const { contentType, bytes } = await asking(() =>
		account.client.media.metadata(referenceOf(id, options, account)),
	);
	if (options.json) printJson({ contentType, bytes });
	else print(`${contentType ?? "unknown type"}  ${bytes ?? "unknown"} bytes`);
}

function showKept(kept: KeptMedia, { json }: MediaOptions): void {
	const { file: _, ...shown } = kept;
	if (json) printJson({ ...shown, kept: true });
	else
		print(
			`${kept.contentType}  ${kept.bytes} bytes  kept here as ${kept.name}`,
		);
}

async function get(id: string, options: MediaOptions): Promise<void> {
	const { output } = options;
	if (output === undefined && process.stdout.isTTY)
		throw new CommandError(
			"The terminal cannot show it. Say where to write it: -o FILE.",
			"usage",
		);
	const kept = await findKept(id, readSettings());
	const bytes = kept ? createReadStream(kept.file) : await fetched(id, options);
	if (output === undefined) return pipeline(bytes, process.stdout);
	await asking(() => writeWhole(bytes, output));
	tell(`Written to ${output}.`);
}

async function fetched(id: string, options: MediaOptions): Promise<Readable> {
	const account = accountOf(readSettings());
	const { body } = await asking(() =>
		account.client.media.download(referenceOf(id, options, account)),
	);
	return Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
}

/** A file that broke off half way is worse than none. */
async function writeWhole(bytes: Readable, file: string): Promise<void> {
	try {
		await pipeline(bytes, createWriteStream(file, { flags: "wx" }));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EEXIST")
			throw new CommandError(`${file} exists already.`, "usage");
		await rm(file, { force: true });
		throw error;
	}
}

function referenceOf(
	id: string,
	{ sender }: MediaOptions,
	account: Account,
): MediaReference {
	return (
		mediaReference(id) ?? { sender: sender ?? account.sender, mediaId: id }
	);
}
