import type { SendRow, StoredDecision } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import { HttpProblem } from "../problem.ts";
import { iso } from "./iso.ts";
import { timesJson } from "./transcript.ts";

/** One decision, and the same under today's rules. */
export function decisionEndpoints(options: HttpOptions): readonly Endpoint[] {
	return [decision(options), replay(options)];
}

/** `GET /api/decisions/{id}`: one decision with all it was made from, what became of its messages, and the full why. */
function decision(options: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/decisions/:id",
		role: "agent",
		summary: "One decision with its whole input and the full why.",
		parameters: { id: "`d_812`" },
		answer: {
			status: 200,
			about:
				"The row as the feed shows it, with `input`, `sends`, and `why`: the answer of `explain`, or null where its rules are gone.",
		},
		problems: ["unknown-decision"],
		handle: async (c) => {
			const stored = await storedDecision(options, c.req.param("id") ?? "");
			const why = (await options.explainDecision?.(stored)) ?? null;
			const whyNot = why === null ? await reasonOf(options, stored) : null;
			return c.json({ ...rowJson(stored), why, why_not: whyNot });
		},
	};
}

/** Why there is no why: its contact was erased, or the rules of then are not kept. */
async function reasonOf(
	{ history }: HttpOptions,
	{ entry: { conversation }, input }: StoredDecision,
): Promise<"erased" | "rules-gone"> {
	if (conversation === null || input.before === null) return "rules-gone";
	const found = await history.find(`c_${conversation}`);
	return found.length === 0 ? "erased" : "rules-gone";
}

/** `POST /api/decisions/{id}/replay` */
function replay(options: HttpOptions): Endpoint {
	return {
		method: "post",
		path: "/api/decisions/:id/replay",
		role: "agent",
		summary:
			"The same event in the same situation under today's rules; changes nothing.",
		parameters: { id: "`d_812`" },
		answer: {
			status: 200,
			about:
				"`decision`, `changed`, `before`, and `today`: the answer of `explain`.",
		},
		problems: ["unknown-decision", "cannot-replay", "not-available"],
		handle: async (c) => {
			const { decideToday } = options;
			if (decideToday === undefined) throw new HttpProblem("not-available");
			const stored = await storedDecision(options, c.req.param("id") ?? "");
			const today = await decideToday(stored);
			if (today === null)
				throw new HttpProblem("cannot-replay", {
					detail: "The contact was erased.",
				});
			return c.json({ decision: `d_${stored.entry.seq}`, ...today });
		},
	};
}

async function storedDecision(
	{ history }: HttpOptions,
	id: string,
): Promise<StoredDecision> {
	const sequence = Number(/^d_(\d{1,15})$/.exec(id)?.[1] ?? Number.NaN);
	const stored = Number.isNaN(sequence)
		? null
		: await history.decision(sequence);
	if (stored !== null) return stored;
	throw new HttpProblem("unknown-decision", {
		detail: "Give the `decision` of a row of the feed: d_812.",
	});
}

function rowJson({ entry, input, sends }: StoredDecision): object {
	return {
		...entry.body,
		seq: entry.seq,
		type: entry.type,
		at: iso(entry.at),
		conversation: entry.conversation && `c_${entry.conversation}`,
		contact: entry.contact && `p_${entry.contact}`,
		sender: entry.sender && `s_${entry.sender}`,
		decision: `d_${entry.seq}`,
		rule: entry.rule,
		input,
		sends: sends.map(sendJson),
	};
}

function sendJson({
	times,
	conversation,
	id,
	messageId,
	...row
}: SendRow): object {
	return {
		message: messageId,
		conversation: `c_${conversation}`,
		...row,
		times: timesJson(times),
	};
}
