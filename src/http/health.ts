import type { Problem } from "../engine/model.ts";
import type { Endpoint } from "./endpoint.ts";
import { machineMetrics } from "./machine-metrics.ts";
import { metricsText } from "./metrics.ts";
import type { HttpOptions } from "./options.ts";
import { problemResponse } from "./problem.ts";

/** Problems shown beside the health; `check` shows them all. */
const MOST_PROBLEMS = 10;

/** `/healthz`, `/readyz` and `/metrics`. Nothing in them is about a customer, and nobody signs in for them. */
export function healthEndpoints(
	options: HttpOptions,
	isDraining: () => boolean,
): readonly Endpoint[] {
	return [
		live(options),
		ready(options, isDraining),
		metrics(options, isDraining),
	];
}

function live({ runtime, version, demo }: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/healthz",
		summary: "The process runs.",
		answer: {
			status: 200,
			about: "`status`, `version`, `demo` and the state of the rules.",
		},
		problems: [],
		handle: (c) =>
			c.json({ status: "ok", version, demo, rules: rulesHealth(runtime) }),
	};
}

/** The rules that answer, and where those that were refused are wrong; the texts stay in the file. */
function rulesHealth({ rules, status }: HttpOptions["runtime"]): object {
	const rejected = rules.rejected();
	return {
		...status().rules,
		rejected: rejected?.problems.slice(0, MOST_PROBLEMS).map(place) ?? null,
	};
}

function place({ file, line, column, code, rule }: Problem): object {
	return { file, line, column, code, rule };
}

function ready(options: HttpOptions, isDraining: () => boolean): Endpoint {
	return {
		method: "get",
		path: "/readyz",
		summary:
			"Messages can be taken: the store, the rules and the disk are well.",
		answer: { status: 200, about: "`ready`" },
		problems: ["not-ready"],
		handle: async (c) => {
			const checks = await looked(options, isDraining());
			const wrong = Object.values(checks).some((reason) => reason !== null);
			if (!wrong) return c.json({ ready: true, checks });
			return problemResponse("not-ready", { more: { ready: false, checks } });
		},
	};
}

/** What is wrong, by where; null: all is well there. */
export async function looked(
	{ ready: { store, disk }, runtime }: HttpOptions,
	draining: boolean,
): Promise<Readonly<Record<string, string | null>>> {
	const [storeReason, diskReason] = await Promise.all([
		store().catch(wordsOf),
		disk().catch(wordsOf),
	]);
	return {
		server: draining ? "stopping" : null,
		store: storeReason,
		disk: diskReason,
		rules: runtime.status().rules.count > 0 ? null : "no rules are live",
	};
}

function wordsOf(error: unknown): string {
	return error instanceof Error ? error.message : "cannot be looked at";
}

function metrics(options: HttpOptions, isDraining: () => boolean): Endpoint {
	const { runtime, version } = options;
	const measure = machineMetrics(options, async () =>
		Object.values(await looked(options, isDraining())).every(
			(reason) => reason === null,
		),
	);
	return {
		method: "get",
		path: "/metrics",
		summary: "Figures for Prometheus; nothing in them is about a customer.",
		answer: { status: 200, about: "Text format 0.0.4.", type: "text/plain" },
		problems: [],
		handle: async (c) =>
			c.body(metricsText(runtime.status(), version, await measure()), 200, {
				"content-type": "text/plain; version=0.0.4; charset=utf-8",
			}),
	};
}
