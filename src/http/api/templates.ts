import type { TemplateList } from "../../engine/model.ts";
import { ChannelError } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import { HttpProblem } from "../problem.ts";
import { whoAsks } from "../who.ts";
import { auditing } from "./auditing.ts";
import { iso } from "./iso.ts";

/** `GET /api/templates` and `POST /api/templates/sync`. */
export function templateEndpoints(options: HttpOptions): readonly Endpoint[] {
	const { templates } = options;
	const audit = auditing(options);
	const about = "`templates`, each with its status and what it needs.";
	return [
		{
			method: "get",
			path: "/api/templates",
			role: "agent",
			summary:
				"The message templates of our numbers, as they were last listed.",
			answer: { status: 200, about },
			problems: ["not-available"],
			handle: async (c) => c.json(shown(await available(templates).lists())),
		},
		{
			method: "post",
			path: "/api/templates/sync",
			summary: "Lists the templates anew at Infobip, and keeps what it says.",
			answer: { status: 200, about },
			problems: ["provider-refused", "not-available"],
			handle: async (c) => {
				const lists = await available(templates).sync().catch(refused);
				await audit(whoAsks(c), "templates.sync");
				return c.json(shown(lists));
			},
		},
	];
}

function available(
	templates: HttpOptions["templates"],
): NonNullable<HttpOptions["templates"]> {
	if (templates === undefined) throw new HttpProblem("not-available");
	return templates;
}

function shown(lists: readonly TemplateList[]): object {
	return {
		templates: lists.flatMap(({ sender, listedAt, templates }) =>
			templates.map((template) => ({
				...template,
				sender,
				listed_at: iso(listedAt),
			})),
		),
	};
}

function refused(error: unknown): never {
	if (!(error instanceof ChannelError)) throw error;
	throw new HttpProblem("provider-refused", {
		detail: [error.message, error.advice].filter(Boolean).join(" "),
		more: { provider_code: error.code },
	});
}
