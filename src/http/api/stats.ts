import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";

/** `GET /api/stats`: the figures of the history. */
export function statsEndpoint({ history }: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/stats",
		summary: "Messages, answers and what became of them, counted.",
		answer: { status: 200, about: "Figures by name." },
		problems: [],
		handle: async (c) => c.json(await history.stats()),
	};
}
