import type { Instant } from "../engine/model.ts";
import type { Agent, Role } from "../engine/ports.ts";
import type { HttpContext } from "./options.ts";
import { HttpProblem } from "./problem.ts";

/** Who asks. */
export interface Who {
	/** Null: whoever has `ADMIN_TOKEN`, or this machine. */
	readonly agent: number | null;
	/** An agent's name, `admin` or `local`. */
	readonly name: string;
	readonly role: Role;
	/** How commands of theirs name them: programs with `ADMIN_TOKEN`, and this machine, are `api`. */
	readonly by: string;
	/** When their session ends; null where there is none to end. */
	readonly expiresAt: Instant | null;
}

/** This machine, while no `ADMIN_TOKEN` is set. */
export const local: Who = {
	agent: null,
	name: "local",
	role: "admin",
	by: "api",
	expiresAt: null,
};

/** Whoever has `ADMIN_TOKEN`: a program that sends it with each request, or a person who signed in with it. */
export function adminUntil(expiresAt: Instant | null): Who {
	const by = expiresAt === null ? "api" : "admin";
	return { agent: null, name: "admin", role: "admin", by, expiresAt };
}

/** An agent. */
export function agentUntil(
	{ id, name, role }: Agent,
	expiresAt: Instant | null,
): Who {
	return { agent: id, name, role, by: name, expiresAt };
}

/** Who asks, behind the guard of `/api` and `/events`. */
export function whoAsks(c: HttpContext): Who {
	const who = c.get("who");
	if (who === undefined) throw new HttpProblem("not-signed-in");
	return who;
}

/** Somebody of the team as answers name them. */
export function nameJson({ agent, name }: Pick<Who, "agent" | "name">): {
	readonly agent: string | null;
	readonly name: string;
} {
	return { agent: agent === null ? null : `a_${agent}`, name };
}
