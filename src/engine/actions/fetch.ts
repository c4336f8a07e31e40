import { staffNotices } from "../decide/staff/notify-staff.ts";
import { defineAction, type Plan, type Situation } from "../kinds.ts";
import type { FetchResult } from "../model.ts";
import { fetchFindings } from "./fetch-findings.ts";
import { compileRequest } from "./fetch-request.ts";
import { type FetchSpec, fetchSchema } from "./fetch-spec.ts";

type Failure = Extract<FetchResult, { ok: false }>;

/** Asks another system, and goes on with its answer. */
export const fetch = defineAction<FetchSpec>({
	key: "fetch",
	summary:
		"Asks another system and saves its JSON answer for the rest of this rule; other rules take over where it knows nothing or fails.",
	example: "fetch: https://shop.example.com/api/today",
	schema: fetchSchema,
	findings: fetchFindings,
	saves: savesOf,
	leadsTo: ({ ifNotFound, ifItFails }) =>
		[ifNotFound, ifItFails].filter((name) => name !== null),
	compile(spec) {
		const requestOf = compileRequest(spec);
		return (situation) => {
			const { fetched } = situation;
			if (fetched?.ok) return answered(spec, fetched);
			if (fetched) return failed(spec, fetched, situation);
			const { request, emptied } = requestOf(situation);
			if (request === null) return failed(spec, unusable, situation);
			const taken = [{ type: "fetch", fetch: asked(spec, request.url) }];
			return { taken, emptied, pause: { type: "fetch", request } };
		};
	},
});

/** What was filled in would have changed the request into another. */
const unusable: Failure = { ok: false, status: null, reason: "refused" };

/** `{error}` is there for the rules that take over. */
function savesOf({ saveAs, ifNotFound, ifItFails }: FetchSpec) {
	const takenOver = ifNotFound !== null || ifItFails !== null;
	return [
		...(saveAs === null ? [] : [saveAs]),
		...(takenOver ? ["error"] : []),
	];
}

function asked({ method }: FetchSpec, url: string): string {
	return `${method} ${url}`;
}

function answered(
	{ saveAs }: FetchSpec,
	{ body }: Extract<FetchResult, { ok: true }>,
): Plan {
	return saveAs === null
		? { taken: [] }
		: { taken: [], captures: { [saveAs]: body } };
}

function failed(
	spec: FetchSpec,
	{ status, reason }: Failure,
	situation: Situation,
): Plan {
	const { ifNotFound, ifItFails } = spec;
	const taken = [
		{ type: "fetch", fetch: asked(spec, spec.url), failed: reason },
	];
	const rule = (reason === "not-found" ? ifNotFound : null) ?? ifItFails;
	if (rule !== null)
		return { taken, captures: { error: reason }, next: { rule } };
	const told = status === null ? reason : `${reason}, status ${status}`;
	const notices = staffNotices(situation, () => notice(situation, told));
	return { taken, notices, next: "end" };
}

function notice({ rule, contact }: Situation, told: string): string {
	const [{ value }] = contact.addresses;
	return `The fetch of rule "${rule}" failed (${told}) in the chat with ${value}. The rest of the rule was left out.`;
}
