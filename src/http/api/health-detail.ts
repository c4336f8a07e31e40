import type { Instant, JsonObject } from "../../engine/model.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import { nextTime } from "../../engine/schedule/next-times.ts";
import type { ScheduleSpec } from "../../engine/schedule/schedule-spec.ts";
import type { Endpoint } from "../endpoint.ts";
import { looked } from "../health.ts";
import type { HttpOptions } from "../options.ts";
import { iso } from "./iso.ts";

/** Next times of one schedule, and schedules of the list. */
const TIMES = 3;
const MOST_SCHEDULES = 100;

/** `GET /api/health`: how everything stands, for people. */
export function healthDetailEndpoint(
	options: HttpOptions,
	isDraining: () => boolean,
): Endpoint {
	const startedAt = options.clock.now();
	return {
		method: "get",
		path: "/api/health",
		role: "agent",
		summary: "How everything stands: sending, rules, schedules, disk.",
		answer: {
			status: 200,
			about:
				"`status`, `checks`, `sending`, `rules`, `schedules` with their next times, `index`, `disk`, `business`.",
		},
		problems: [],
		handle: async (c) => c.json(await detail(options, isDraining(), startedAt)),
	};
}

async function detail(
	options: HttpOptions,
	draining: boolean,
	startedAt: Instant,
): Promise<JsonObject> {
	const { runtime, clock, version, demo } = options;
	const status = runtime.status();
	const checks = await looked(options, draining);
	const isWell =
		status.sendingPaused === null &&
		Object.values(checks).every((reason) => reason === null);
	const lastEventAt = iso(status.lastEventAt);
	return {
		status: isWell ? "ok" : "trouble",
		version,
		demo,
		started_at: iso(startedAt),
		now: iso(clock.now()),
		checks,
		sending: await sendingJson(options),
		last_event_at: lastEventAt,
		duplicates: status.duplicates ?? 0,
		feed_readers: status.feedReaders,
		rules: rulesJson(options),
		schedules: schedulesJson(runtime.rules.book(), clock.now()),
		index: await indexJson(options),
		disk: await diskJson(options),
		business: await businessJson(options),
	};
}

async function sendingJson({
	runtime,
	history,
	clock,
}: HttpOptions): Promise<JsonObject> {
	const { sendingPaused, sendsInFlight } = runtime.status();
	const { sends } = await history.stats();
	const { waiting = 0, attempted = 0 } = (sends ?? {}) as JsonObject;
	const due = await history.sendDueSince();
	return {
		paused: sendingPaused,
		in_flight: sendsInFlight,
		waiting,
		attempted,
		oldest_at: iso(due !== null && due <= clock.now() ? due : null),
	};
}

function rulesJson({ runtime }: HttpOptions): JsonObject {
	const { hash, count } = runtime.status().rules;
	const rejected = runtime.rules.rejected();
	return {
		hash,
		count,
		rejected: rejected && {
			at: iso(rejected.at),
			problems: rejected.problems.length,
		},
	};
}

function schedulesJson({ data }: RuleBook, now: Instant): JsonObject[] {
	const { timezone } = data.profile;
	return (data.rules ?? [])
		.flatMap(({ name, when }) =>
			when
				.filter(({ key }) => key === "schedule")
				.map(({ spec }) => ({ name, spec: spec as unknown as ScheduleSpec })),
		)
		.slice(0, MOST_SCHEDULES)
		.map(({ name, spec }) => ({
			rule: name,
			next: nextTimes(spec, timezone, now).map(iso),
		}));
}

function nextTimes(
	spec: ScheduleSpec,
	timezone: string,
	now: Instant,
): readonly Instant[] {
	const times: Instant[] = [];
	let at: Instant | null = now;
	while (times.length < TIMES) {
		at = nextTime(spec, timezone, at);
		if (at === null) break;
		times.push(at);
	}
	return times;
}

async function indexJson({
	runtime,
	history,
}: HttpOptions): Promise<JsonObject> {
	const upTo = await history.indexedUpTo();
	const { lastSequence = upTo } = runtime.status();
	return { up_to: upTo, behind: Math.max(0, lastSequence - upTo) };
}

async function diskJson({ storage }: HttpOptions): Promise<JsonObject | null> {
	const found = (await storage?.()) ?? null;
	if (found === null) return null;
	const { databaseBytes, freeBytes } = found;
	return { database_bytes: databaseBytes, free_bytes: freeBytes };
}

async function businessJson({
	business,
}: HttpOptions): Promise<JsonObject | null> {
	const state = (await business?.()) ?? null;
	if (state === null) return null;
	const { offUntil, closedOn, openOn } = state;
	return {
		off_until: typeof offUntil === "number" ? iso(offUntil) : offUntil,
		closed_on: closedOn,
		open_on: openOn,
	};
}
