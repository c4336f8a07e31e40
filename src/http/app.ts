import { Hono } from "hono";
import { StoreError } from "../engine/ports.ts";
import { type AdminGuard, adminGuard, pageGuard } from "./admin-guard.ts";
import { claims } from "./claims.ts";
import type { Endpoint } from "./endpoint.ts";
import { allEndpoints } from "./endpoints.ts";
import { eventStreams } from "./events.ts";
import { idempotency } from "./idempotency.ts";
import type { HttpEnv, HttpOptions } from "./options.ts";
import { HttpProblem, isProblemCode, problemResponse } from "./problem.ts";
import { rejections } from "./rejections.ts";
import { sessions } from "./sessions.ts";
import { storeUnavailable } from "./webhook.ts";
import { whoAsks } from "./who.ts";

/** The HTTP side, without a server. */
export interface HttpApp {
	readonly fetch: Hono<HttpEnv>["fetch"];
	readonly request: Hono<HttpEnv>["request"];
	/** From now on `/readyz` says no, so that nobody sends more here. */
	drain(): void;
	/** Ends the streams of the feed. */
	close(): void;
}

/** Everything that answers over HTTP: webhook, feed, api, health and page. */
export function httpApp(options: HttpOptions): HttpApp {
	const app = new Hono<HttpEnv>();
	const refused = rejections(options.runtime);
	const { security, sessionKey: key, team, clock } = options;
	const signedIn = sessions({ ...security, key, team, clock });
	const guard = adminGuard(security, signedIn, clock);
	const streams = eventStreams(options, signedIn.stillHolds);
	let draining = false;

	putGuards(app, guard, options);
	serve(
		app,
		allEndpoints(options, {
			...{ streams, refused, guard, sessions: signedIn },
			claims: claims(clock),
			idempotency: idempotency(options.isSeen),
			isDraining: () => draining,
		}),
	);
	app.notFound(() => problemResponse("not-found"));
	app.onError((error) => errorResponse(error, options));

	return {
		fetch: app.fetch,
		request: app.request,
		drain: () => {
			draining = true;
		},
		close: () => {
			refused.stop();
			streams.close();
		},
	};
}

/** The webhook stands behind none of these: it brings its own credentials, and each step in front of it costs speed. */
function putGuards(
	app: Hono<HttpEnv>,
	{ handle }: AdminGuard,
	{ security }: HttpOptions,
): void {
	app.use("/api/*", handle);
	app.use("/events", handle);
	const page = pageGuard(security);
	app.use("/", page);
	app.use("/page/*", page);
}

/** Registers every endpoint; a path that is known answers 405 to every other method. */
function serve(app: Hono<HttpEnv>, endpoints: readonly Endpoint[]): void {
	for (const endpoint of endpoints)
		app.on(endpoint.method.toUpperCase(), endpoint.path, guarded(endpoint));
	for (const path of new Set(endpoints.map((endpoint) => endpoint.path)))
		app.all(path, () => methodNotAllowed(methodsOf(endpoints, path)));
}

/** Behind the guard an endpoint is for admins, unless it says that agents may ask as well. */
function guarded({ role, path, handle }: Endpoint): Endpoint["handle"] {
	const isBehind = path.startsWith("/api/") || path === "/events";
	if (!isBehind || role === "agent" || role === "open") return handle;
	return (c) => {
		if (whoAsks(c).role === "admin") return handle(c);
		throw new HttpProblem("not-allowed");
	};
}

function methodsOf(
	endpoints: readonly Endpoint[],
	path: string,
): readonly string[] {
	return endpoints
		.filter((endpoint) => endpoint.path === path)
		.flatMap(({ method }) =>
			method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()],
		);
}

function methodNotAllowed(methods: readonly string[]): Response {
	const allow = methods.join(", ");
	return problemResponse("method-not-allowed", {
		detail: `Use ${allow}.`,
		headers: { allow },
	});
}

function errorResponse(error: unknown, { onError }: HttpOptions): Response {
	if (error instanceof HttpProblem)
		return problemResponse(error.code, error.details);
	if (error instanceof StoreError) return storeUnavailable(error);
	const asked = askedWrongly(error);
	if (asked !== null) return asked;
	onError?.(error);
	return problemResponse("internal-error");
}

/** What `explain` and its like throw about a question carries one of our codes, and words that are meant for the caller. */
function askedWrongly(error: unknown): Response | null {
	if (!(error instanceof Error) || !("code" in error)) return null;
	const { code, message } = error;
	if (!isProblemCode(code)) return null;
	const more = "problems" in error ? { problems: error.problems } : {};
	return problemResponse(code, { detail: message, more });
}
