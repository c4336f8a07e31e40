import { z } from "zod";
import type { JsonObject } from "../../engine/model.ts";
import { type Figure, type History, SLOT_MS } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import { readQuery } from "../read-request.ts";
import { type Span, spanOf } from "../stats/span.ts";
import { heatOf, namesOf, seriesOf, sumOf, timesOf } from "../stats/summed.ts";
import { iso } from "./iso.ts";

const statsQuery = z.strictObject({
	from: z
		.string()
		.max(40)
		.optional()
		.describe("A local day or a moment; 30 days before `to` when left out."),
	to: z
		.string()
		.max(40)
		.optional()
		.describe("A local day or a moment, itself left out; now when left out."),
	bucket: z
		.enum(["hour", "day"])
		.optional()
		.describe("How `series` is cut; days over more than two days."),
});

/** `GET /api/stats`: the figures of a stretch of time, on the business's own clock. */
export function statsEndpoint(options: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/stats",
		role: "agent",
		summary:
			"Messages, answers and what became of them, counted: exact to a quarter of an hour.",
		query: statsQuery,
		answer: {
			status: 200,
			about:
				"`messages`, `reply_ms`, `series`, `rules`, `heat`, `delivery`, `failures`, `silences`, `languages`, and `totals` of all time.",
		},
		problems: ["wrong-value"],
		handle: async (c) =>
			c.json(await statsOf(readQuery(c, statsQuery), options)),
	};
}

async function statsOf(
	asked: z.output<typeof statsQuery>,
	{ history, runtime, clock }: HttpOptions,
): Promise<JsonObject> {
	const { timezone } = runtime.rules.book().data.profile;
	const span = spanOf(asked, timezone, clock.now());
	await runtime.indexed();
	const figures = await figuresOf(history, span);
	return {
		from: iso(span.from),
		to: iso(span.to),
		timezone,
		bucket: span.bucket,
		messages: messagesJson(figures),
		reply_ms: {
			bot: timesOf(figures, "reply-bot"),
			person: timesOf(figures, "reply-person"),
		},
		series: seriesJson(figures, span),
		heat: heatOf(figures, timezone),
		...namedJson(figures),
		delivery: deliveryJson(figures),
		totals: await history.stats(),
	};
}

function figuresOf(
	history: History,
	{ from, to }: Span,
): Promise<readonly Figure[]> {
	return history.figures({ from: from / SLOT_MS, to: to / SLOT_MS });
}

function messagesJson(figures: readonly Figure[]): JsonObject {
	const received = sumOf(figures, "received");
	const answered = sumOf(figures, "answered");
	const share = received === 0 ? null : answered / received;
	return {
		received,
		answered,
		understood: sumOf(figures, "understood"),
		unanswered: sumOf(figures, "unanswered"),
		with_person: sumOf(figures, "with-person"),
		sent: sumOf(figures, "sent"),
		answered_share: share && Math.round(share * 1_000) / 1_000,
	};
}

function seriesJson(figures: readonly Figure[], span: Span): JsonObject[] {
	const kinds = ["received", "answered", "unanswered", "sent"] as const;
	return seriesOf(figures, span, kinds).map((counted, index) => ({
		at: iso(span.starts[index] ?? null),
		...counted,
	}));
}

function namedJson(figures: readonly Figure[]): JsonObject {
	return {
		rules: namesOf(figures, "rule").map(({ name, count, lastAt }) => ({
			...{ rule: name, hits: count, last_at: iso(lastAt) },
		})),
		failures: namesOf(figures, "failure").map(({ name, count }) => ({
			...{ reason: name, count },
		})),
		silences: namesOf(figures, "silent").map(({ name, count }) => ({
			...{ silent: name, count },
		})),
		languages: namesOf(figures, "language").map(({ name, count }) => ({
			...{ language: name === "" ? null : name, count },
		})),
	};
}

function deliveryJson(figures: readonly Figure[]): JsonObject {
	return {
		accepted: sumOf(figures, "accepted"),
		delivered: sumOf(figures, "delivered"),
		seen: sumOf(figures, "seen"),
		failed: sumOf(figures, "failed"),
		withheld: sumOf(figures, "withheld"),
	};
}
