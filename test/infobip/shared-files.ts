import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(
	new URL("../../../shared/infobip/", import.meta.url),
);

/** Whether Infobip's official document and samples lie beside the project. */
export const hasSharedFiles = existsSync(folder);

/** What to say where they do not. */
export const sharedFilesMissing =
	"needs Infobip's official document and samples in ../shared/infobip";

/** A sample with its file name. */
export interface Sample {
	readonly name: string;
	readonly body: unknown;
}

/** The samples of one folder under `payloads`, by name. */
export function samples(under: string, prefix = ""): readonly Sample[] {
	if (!hasSharedFiles) return [];
	return readdirSync(`${folder}payloads/${under}`)
		.filter((name) => name.endsWith(".json") && name.startsWith(prefix))
		.map((name) => ({ name, body: readJson(`payloads/${under}/${name}`) }));
}

/** One sample. */
export function sample(path: string): unknown {
	return readJson(`payloads/${path}`);
}

/** A file of the shared folder as text. */
export function sharedText(path: string): string {
	return readFileSync(`${folder}${path}`, "utf8");
}

function readJson(path: string): unknown {
	return JSON.parse(sharedText(path));
}
