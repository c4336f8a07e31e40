import { z } from "zod";
import type { AdminGuard } from "../admin-guard.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpContext, HttpOptions } from "../options.ts";
import { readJson } from "../read-request.ts";
import type { Sessions } from "../sessions.ts";
import { nameJson, type Who } from "../who.ts";
import { auditing } from "./auditing.ts";
import { iso } from "./iso.ts";

const signInBody = z.strictObject({
	token: z
		.string()
		.min(1)
		.max(500)
		.describe("`ADMIN_TOKEN`, or an agent's own."),
});

const MOST_BYTES = 4_096;

const about =
	"`who` (null: nobody is signed in), `sign_in`: whether a token can be asked for, `expires_at`, `demo`, `version`, `business`.";

/** `GET`, `POST` and `DELETE /api/session`: who I am, sign in, sign out. */
export function sessionEndpoints(
	options: HttpOptions,
	{
		guard,
		sessions,
	}: { readonly guard: AdminGuard; readonly sessions: Sessions },
): readonly Endpoint[] {
	const audit = auditing(options);
	return [
		{
			method: "get",
			path: "/api/session",
			role: "open",
			summary: "Who is signed in.",
			answer: { status: 200, about },
			problems: ["not-signed-in"],
			handle: (c) => sessionResponse(c, options, c.get("who") ?? null),
		},
		{
			method: "post",
			path: "/api/session",
			role: "open",
			summary: "Signs in: gives a cookie for a token.",
			body: signInBody,
			answer: { status: 200, about },
			problems: ["not-signed-in", "too-many-attempts", "wrong-value"],
			handle: async (c) => {
				const { token } = await readJson(c, signInBody, MOST_BYTES);
				const who = await guard.signIn(c, token);
				await audit(who, "session.start");
				return sessionResponse(c, options, who);
			},
		},
		{
			method: "delete",
			path: "/api/session",
			role: "open",
			summary: "Signs out.",
			answer: { status: 204, about: "The cookie is gone." },
			problems: [],
			handle: async (c) => {
				const who = c.get("who");
				sessions.end(c);
				if (who) await audit(who, "session.end");
				return c.body(null, 204);
			},
		},
	];
}

function sessionResponse(
	c: HttpContext,
	{ security, demo, version, runtime }: HttpOptions,
	who: Who | null,
): Response {
	const { name, timezone, languages } = runtime.rules.book().data.profile;
	return c.json({
		who: who && { ...nameJson(who), role: who.role },
		sign_in: security.adminToken !== null,
		expires_at: iso(who?.expiresAt ?? null),
		demo,
		version,
		business: who && { name, timezone, languages },
	});
}
