import type { PublicationHead } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import { cursorOf, pageQuery } from "../paging.ts";
import { readQuery } from "../read-request.ts";
import { iso } from "./iso.ts";
import { versionOf } from "./publish-rules.ts";

/** `GET /api/rules/history` and one version of it: what was published, by whom, with the texts of the files. */
export function rulesHistoryEndpoints(
	options: HttpOptions,
): readonly Endpoint[] {
	return [list(options), one(options)];
}

function list({ team, rulesDesk }: HttpOptions): Endpoint {
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
			const { etag } = await rulesDesk.read();
			const last = heads.length < limit ? undefined : heads.at(-1);
			return c.json({
				versions: heads.map((head) => headJson(head, etag)),
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
			const { etag } = await options.rulesDesk.read();
			const { files } = version;
			const names = Object.keys(files);
			return c.json({ ...headJson({ ...version, files: names }, etag), files });
		},
	};
}

function headJson(
	{ id, at, by, note, files, etag }: PublicationHead,
	live: string,
): object {
	const version = `v_${id}`;
	return { version, at: iso(at), by, note, files, live: etag === live };
}
