import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Timer } from "../timer.ts";
import { isRulesFile, namesIn } from "./read-files.ts";
import { watchFolder } from "./watch-folder.ts";

/** Tells that rules files may have changed. */
export type WatchRules = (path: string, onChange: () => void) => () => void;

/** Several saves, or one save in several steps, are one change. */
const QUIET_MS = 150;
/** The looks that find what the system does not tell: network disks, folders that were replaced, links that lead elsewhere now. */
const LOOK_MS = 2_000;

/** Watches the folder, not the file: a file that is replaced by renaming is another one, and a watch on the old one hears nothing more. */
export function watchRules(timer: Timer): WatchRules {
	return (path, onChange) => {
		let cancelQuiet = () => {};
		const changed = () => {
			cancelQuiet();
			cancelQuiet = timer.after(QUIET_MS, onChange);
		};
		const stopLooking = lookFromTimeToTime(path, changed, timer);
		// Of the rules' own files alone: a database in the same folder changes with every message.
		const stopWatching = watchFolder(folderOf(path), isRulesFile, changed);
		return () => {
			cancelQuiet();
			stopLooking();
			stopWatching();
		};
	};
}

function folderOf(path: string): string {
	return isRulesFile(basename(path)) ? dirname(path) : path;
}

function lookFromTimeToTime(
	path: string,
	changed: () => void,
	timer: Timer,
): () => void {
	let known: string | null = null;
	let stopped = false;
	let cancel = () => {};
	const look = async () => {
		const seen = await signature(path);
		// The first look as well: the files may have changed since they were loaded.
		if (seen !== known) changed();
		known = seen;
		if (!stopped) cancel = timer.after(LOOK_MS, () => void look());
	};
	void look();
	return () => {
		stopped = true;
		cancel();
	};
}

/** Names, sizes and times of the files: cheap, and different after any save. */
async function signature(path: string): Promise<string> {
	try {
		const names = await namesIn(path);
		return (await Promise.all(names.map(statOf))).join("\n");
	} catch (error) {
		return String((error as NodeJS.ErrnoException).code);
	}
}

async function statOf(name: string): Promise<string> {
	try {
		const { size, mtimeMs, ino, mode } = await stat(name);
		return [name, size, mtimeMs, ino, mode].join(" ");
	} catch (error) {
		return `${name} ${(error as NodeJS.ErrnoException).code}`;
	}
}
