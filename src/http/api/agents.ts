import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Agent } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpContext, HttpOptions } from "../options.ts";
import { HttpProblem } from "../problem.ts";
import { readJson } from "../read-request.ts";
import { tokenHash } from "../sessions.ts";
import { whoAsks } from "../who.ts";
import { agentNumber } from "./agent-number.ts";
import { auditing } from "./auditing.ts";
import { iso } from "./iso.ts";

const agentBody = z.strictObject({
	name: z
		.string()
		.trim()
		.min(1)
		.max(80)
		.refine(
			(name) => !reserved.has(name.toLowerCase()),
			"is taken by the house",
		)
		.describe("How colleagues and the audit trail name them."),
	role: z
		.enum(["agent", "admin"])
		.default("agent")
		.describe("An agent answers conversations and changes no rules."),
});

/** Names that the audit trail gives to those who are no agents. */
const reserved: ReadonlySet<string> = new Set([
	"admin",
	"local",
	"api",
	"files",
]);

const MOST_BYTES = 4_096;
const parameters = { agent: "`a_3`" };

/** The people who answer: listed, added, given a new token, removed. */
export function agentEndpoints(options: HttpOptions): readonly Endpoint[] {
	return [list(options), add(options), renew(options), remove(options)];
}

function list({ team }: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/agents",
		role: "agent",
		summary: "The people of the team, those who left included.",
		answer: { status: 200, about: "`agents`, by their numbers." },
		problems: [],
		handle: async (c) =>
			c.json({ agents: (await team.agents()).map(agentJson) }),
	};
}

function add(options: HttpOptions): Endpoint {
	const { team, clock } = options;
	const audit = auditing(options);
	return {
		method: "post",
		path: "/api/agents",
		summary: "Adds somebody to the team; their token is shown this once.",
		body: agentBody,
		answer: { status: 200, about: "`agent` and `token`." },
		problems: ["wrong-value", "name-taken", "unsupported-type"],
		handle: async (c) => {
			const { name, role } = await readJson(c, agentBody, MOST_BYTES);
			const token = newToken();
			const hash = tokenHash(token);
			const agent = await team.addAgent({ name, role, hash }, clock.now());
			if (agent === null) throw new HttpProblem("name-taken");
			await audit(whoAsks(c), "agent.add", `a_${agent.id}`, { name, role });
			return c.json({ agent: agentJson(agent), token });
		},
	};
}

function renew(options: HttpOptions): Endpoint {
	const audit = auditing(options);
	return {
		method: "post",
		path: "/api/agents/:agent/token",
		summary: "Gives somebody a new token; the old one and its sessions end.",
		parameters,
		answer: { status: 200, about: "`agent` and `token`, shown this once." },
		problems: ["unknown-agent"],
		handle: async (c) => {
			const token = newToken();
			const id = numberIn(c);
			const agent = await options.team.renewToken(id, tokenHash(token));
			if (agent === null) throw new HttpProblem("unknown-agent");
			await audit(whoAsks(c), "agent.token", `a_${id}`);
			return c.json({ agent: agentJson(agent), token });
		},
	};
}

function remove(options: HttpOptions): Endpoint {
	const { team, clock } = options;
	const audit = auditing(options);
	return {
		method: "delete",
		path: "/api/agents/:agent",
		summary:
			"Removes somebody: their token and sessions end, their name stays.",
		parameters,
		answer: { status: 204, about: "They can sign in no more." },
		problems: ["unknown-agent"],
		handle: async (c) => {
			const id = numberIn(c);
			if (!(await team.removeAgent(id, clock.now())))
				throw new HttpProblem("unknown-agent");
			await audit(whoAsks(c), "agent.remove", `a_${id}`);
			return c.body(null, 204);
		},
	};
}

/** 192 random bits: nobody guesses it, so its hash may be a quick one. */
function newToken(): string {
	return `mbt_${randomBytes(24).toString("base64url")}`;
}

function numberIn(c: HttpContext): number {
	return agentNumber(c.req.param("agent") ?? "") ?? 0;
}

function agentJson({ id, name, role, since, removed }: Agent): object {
	return { agent: `a_${id}`, name, role, since: iso(since), removed };
}
