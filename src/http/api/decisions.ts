import type { SendRow, StoredDecision } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import { HttpProblem } from "../problem.ts";
import { iso } from "./iso.ts";

/** `GET /api/decisions/{id}`: one decision with all it was made from, what became of its messages, and the full why. */
export function decisionEndpoint(options: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/decisions/:id",
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
			return c.json({ ...rowJson(stored), why });
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
		times: Object.fromEntries(
			Object.entries(times).map(([name, at]) => [name, iso(at)]),
		),
	};
}
