import type { PublicationHead } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import { cursorOf, pageQuery } from "../paging.ts";
import { readQuery } from "../read-request.ts";
import { iso } from "./iso.ts";
import { versionOf } from "./publish-rules.ts";

/** Versions that are looked at in one go. */
const MOST_HEADS = 100;

/** `GET /api/rules/history` and one version of it: what was published, by whom, with the texts of the files. */
export function rulesHistoryEndpoints(
	options: HttpOptions,
): readonly Endpoint[] {
	return [list(options), one(options)];
}

function list(options: HttpOptions): Endpoint {
	const { team } = options;
	return {
		method: "get",
		path: "/api/rules/history",
		summary: "Every publication of the rules, the newest first.",
		query: pageQuery,
		answer: { status: 200, about: "`versions`, and `next` or null." },
		problems: ["bad-cursor", "bad-limit"],
		handle: async (c) => {
			const { limit, cursor } = readQuery(c, pageQuery);
			const before = cursor ?? null;
			const heads = await team.publications({ before, limit });
			const live = await liveVersion(options);
			const last = heads.length < limit ? undefined : heads.at(-1);
			return c.json({
				versions: heads.map((head) => headJson(head, live)),
				next: last === undefined ? null : cursorOf(last.id),
			});
		},
	};
}

function one(options: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/rules/history/:version",
		summary: "The files of one publication.",
		parameters: { version: "`v_12`" },
		answer: { status: 200, about: "`version` … and `files`: text by name." },
		problems: ["unknown-version"],
		handle: async (c) => {
			const version = await versionOf(options, c.req.param("version") ?? "");
			const live = await liveVersion(options);
			const { files } = version;
			const names = Object.keys(files);
			return c.json({ ...headJson({ ...version, files: names }, live), files });
		},
	};
}

/** The newest version with the texts that stand in the files now; null where somebody saved others since. */
async function liveVersion({
	team,
	rulesDesk,
}: HttpOptions): Promise<number | null> {
	const { etag } = await rulesDesk.read();
	let before: number | null = null;
	for (;;) {
		const heads = await team.publications({ before, limit: MOST_HEADS });
		const live = heads.find((head) => head.etag === etag);
		if (live || heads.length < MOST_HEADS) return live?.id ?? null;
		before = heads.at(-1)?.id ?? null;
	}
}

function headJson(
	{ id, at, by, note, files }: PublicationHead,
	live: number | null,
): object {
	const version = `v_${id}`;
	return { version, at: iso(at), by, note, files, live: id === live };
}
