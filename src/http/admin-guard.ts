import type { MiddlewareHandler } from "hono";
import type { Clock } from "../engine/ports.ts";
import { isCrossSite } from "./cross-site.ts";
import { isFromHere } from "./from-here.ts";
import { guesses } from "./guesses.ts";
import type { HttpContext, HttpEnv, HttpSecurity } from "./options.ts";
import { HttpProblem } from "./problem.ts";
import { secretCheck } from "./secret.ts";
import { bearerOf } from "./webhook-guard.ts";

/** What stands before `/api` and `/events`. Throws an `HttpProblem` for who may not come in. */
export function adminGuard(
	security: HttpSecurity,
	clock: Clock,
): MiddlewareHandler<HttpEnv> {
	const { adminToken, publicUrl } = security;
	const check = adminToken === null ? refuseFar : tokenCheck(adminToken, clock);
	return async (c, next) => {
		if (isCrossSite(c, publicUrl)) throw new HttpProblem("cross-site");
		check(c);
		await next();
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

function refuseFar(c: HttpContext): void {
	if (isFromHere(c)) return;
	throw new HttpProblem("local-only", {
		detail:
			"Without ADMIN_TOKEN this answers only on this machine, under localhost or 127.0.0.1. Set ADMIN_TOKEN and send it as Authorization: Bearer.",
	});
}

function tokenCheck(token: string, clock: Clock): (c: HttpContext) => void {
	const same = secretCheck(token);
	const made = guesses(clock);
	return (c) => {
		const peer = c.env?.incoming?.socket?.remoteAddress ?? "";
		const given = bearerOf(c);
		const seconds = made.waitOf(peer);
		if (seconds > 0) throw tooMany(seconds);
		if (given !== undefined && same(given)) return;
		if (given !== undefined) made.wrong(peer);
		throw unauthorized();
	};
}

function unauthorized(): HttpProblem {
	return new HttpProblem("not-signed-in", {
		detail: "Send ADMIN_TOKEN as Authorization: Bearer.",
		headers: { "www-authenticate": "Bearer" },
	});
}

function tooMany(seconds: number): HttpProblem {
	return new HttpProblem("too-many-attempts", {
		headers: { "www-authenticate": "Bearer", "retry-after": String(seconds) },
	});
}
