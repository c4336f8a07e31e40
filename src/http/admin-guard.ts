import type { MiddlewareHandler } from "hono";
import type { Clock } from "../engine/ports.ts";
import { isCrossSite } from "./cross-site.ts";
import { isFromHere } from "./from-here.ts";
import { type Guesses, guesses } from "./guesses.ts";
import type { HttpContext, HttpEnv, HttpSecurity } from "./options.ts";
import { HttpProblem } from "./problem.ts";
import type { Sessions } from "./sessions.ts";
import { bearerOf } from "./webhook-guard.ts";
import { local, type Who } from "./who.ts";

/** The way to sign in, open to whoever is not signed in yet. */
const SIGN_IN = "/api/session";

/** What stands before `/api` and `/events`: it finds out who asks. */
export interface AdminGuard {
	/** Throws an `HttpProblem` for who may not come in. */
	readonly handle: MiddlewareHandler<HttpEnv>;
	/** Signs in with a token. Throws an `HttpProblem` where it is nobody's. */
	signIn(c: HttpContext, token: string): Promise<Who>;
}

/**
 * A token in the header, else the cookie; while no `ADMIN_TOKEN` is set only this machine comes in, with neither. Wrong tokens are
 * slowed down wherever they are given.
 */
export function adminGuard(
	security: HttpSecurity,
	sessions: Sessions,
	clock: Clock,
): AdminGuard {
	const made = guesses(clock);
	return {
		handle: async (c, next) => {
			if (isCrossSite(c, security.publicUrl))
				throw new HttpProblem("cross-site");
			if (security.adminToken === null) refuseFar(c);
			const who = await whoIn(c, { security, sessions, made });
			if (who !== null) c.set("who", who);
			else if (c.req.path !== SIGN_IN) throw unauthorized();
			await next();
		},
		signIn: (c, token) => guarded(c, made, () => sessions.begin(c, token)),
	};
}

/** What stands before the page: without a token it is for this machine only; with one it is an empty shell that asks for it. */
export function pageGuard({
	adminToken,
}: HttpSecurity): MiddlewareHandler<HttpEnv> {
	return async (c, next) => {
		if (adminToken === null) refuseFar(c);
		await next();
	};
}

async function whoIn(
	c: HttpContext,
	{
		security,
		sessions,
		made,
	}: {
		readonly security: HttpSecurity;
		readonly sessions: Sessions;
		readonly made: Guesses;
	},
): Promise<Who | null> {
	const given = bearerOf(c);
	if (given !== undefined)
		return guarded(c, made, () => sessions.withToken(given));
	const who = await sessions.withCookie(c);
	return who ?? (security.adminToken === null ? local : null);
}

/** Right or wrong, who guessed too often waits. */
async function guarded(
	c: HttpContext,
	made: Guesses,
	look: () => Promise<Who | null>,
): Promise<Who> {
	const peer = c.env?.incoming?.socket?.remoteAddress ?? "";
	const seconds = made.waitOf(peer);
	if (seconds > 0) throw tooMany(seconds);
	const who = await look();
	if (who !== null) return who;
	made.wrong(peer);
	throw unauthorized();
}

function refuseFar(c: HttpContext): void {
	if (isFromHere(c)) return;
	throw new HttpProblem("local-only", {
		detail:
			"Without ADMIN_TOKEN this answers only on this machine, under localhost or 127.0.0.1. Set ADMIN_TOKEN and send it as Authorization: Bearer.",
	});
}

function unauthorized(): HttpProblem {
	return new HttpProblem("not-signed-in", {
		detail: "Sign in, or send ADMIN_TOKEN as Authorization: Bearer.",
		headers: { "www-authenticate": "Bearer" },
	});
}

function tooMany(seconds: number): HttpProblem {
	return new HttpProblem("too-many-attempts", {
		headers: { "www-authenticate": "Bearer", "retry-after": String(seconds) },
	});
}
