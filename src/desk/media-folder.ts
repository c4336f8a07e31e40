import { constants } from "node:fs";
import { type FileHandle, open, realpath, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { mediaTypeOf } from "../engine/media-file.ts";
import type { MediaFile, MediaFolder } from "../http/ports/media.ts";

/** The `media` folder beside the rules: `rules/media` of a folder, the one next to a rules file. */
export function mediaFolder(rules: string): MediaFolder {
	return servedFolder(() => folderOf(rules));
}

/** A folder that gives files that lie in it themselves, and nothing else: no folders, no hidden files, no links that lead out of it, no pipes. */
export function servedFolder(folder: () => Promise<string>): MediaFolder {
	return {
		async open(name) {
			const type = mediaTypeOf(name);
			if (type === null) return null;
			const file = await openInside(await folder(), name);
			return file && readable(file, type);
		},
	};
}

/** What the first folder does not have, the second gives. */
export function eitherFolder(
	first: MediaFolder,
	second: MediaFolder,
): MediaFolder {
	return {
		open: async (name) => (await first.open(name)) ?? second.open(name),
	};
}

async function folderOf(rules: string): Promise<string> {
	const isFolder = await stat(rules).then(
		(found) => found.isDirectory(),
		() => true,
	);
	return join(isFolder ? rules : dirname(rules), "media");
}

/** The open file; null where there is none of that name that may be given away. */
async function openInside(
	folder: string,
	name: string,
): Promise<FileHandle | null> {
	try {
		const inside = await realpath(folder);
		const path = await realpath(join(inside, name));
		// A link may lead anywhere; only what ends in this folder is meant to be seen.
		if (dirname(path) !== inside || mediaTypeOf(basename(path)) === null)
			return null;
		// Opening a pipe would wait for somebody to write into it, were it not for O_NONBLOCK.
		return await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
	} catch {
		return null;
	}
}

async function readable(
	file: FileHandle,
	type: string,
): Promise<MediaFile | null> {
	const stats = await file.stat();
	if (!stats.isFile()) {
		await file.close();
		return null;
	}
	return {
		type,
		bytes: stats.size,
		etag: `"${stats.size.toString(36)}-${Math.trunc(stats.mtimeMs).toString(36)}"`,
		body: () =>
			Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>,
		close: () => file.close(),
	};
}
