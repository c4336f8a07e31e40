import { watch } from "node:fs";

/**
 * Hears of the files in a folder whose names concern it, also of those that are moved over an old one; gives how to stop. A folder that
 * cannot be watched (a network disk, a permission) tells nothing, without an error.
 */
export function watchFolder(
	folder: string,
	concerns: (name: string) => boolean,
	changed: () => void,
): () => void {
	try {
		const watcher = watch(folder, (_event, name) => {
			if (name === null || concerns(name)) changed();
		});
		watcher.on("error", () => watcher.close());
		return () => watcher.close();
	} catch {
		return () => {};
	}
}
