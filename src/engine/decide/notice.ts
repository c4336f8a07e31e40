import type { Fact, JsonValue, NoticeReceived, RulesData } from "../model.ts";
import { baseOf } from "../say/phrases.ts";
import type { Draft } from "./draft.ts";
import { applyStanding } from "./hand-over.ts";
import { optedIn, optedOut } from "./opt-out.ts";
import { notifyStaff } from "./staff/notify-staff.ts";
import { staffWords, whoIs } from "./staff/words.ts";

type Notice = NoticeReceived["notice"];
type TemplateNotice = Extract<Notice, { readonly kind: "template" }>;

/** Records what WhatsApp tells of a contact or a template, and tells staff where they may have to act; its own stop and resume are obeyed. */
export function decideNotice(draft: Draft, { notice }: NoticeReceived): void {
	if (notice.kind === "marketing") {
		const change = notice.wanted ? optedIn : optedOut;
		applyStanding(draft, change(draft.situation, "whatsapp"));
		return;
	}
	draft.facts.push(factOf(notice));
	if (notice.kind === "identity") tellOfIdentity(draft);
	if (notice.kind === "template") tellOfTemplate(draft, notice);
}

function factOf(notice: Exclude<Notice, { kind: "marketing" }>): Fact {
	const { body } = notice;
	switch (notice.kind) {
		case "identity":
			return { type: "identity.changed", rule: null, body };
		case "template":
			return { type: "template.updated", rule: null, body };
		case "payment": {
			const reason = "payments are recorded, and nothing else";
			return {
				type: "event.refused",
				rule: null,
				body: { reason, kept: body },
			};
		}
	}
}

function tellOfIdentity(draft: Draft): void {
	const { situation } = draft;
	notifyStaff(draft, (language) =>
		staffWords(language).identityChanged(whoIs({ ...situation, language })),
	);
}

/** Only of templates that the rules send, and only what stops them or sets them free. */
function tellOfTemplate(draft: Draft, { change }: TemplateNotice): void {
	const { data } = draft.situation.book;
	if (change === undefined || !isUsed(data, change.name)) return;
	const news = change.status ?? (change.quality === "LOW" ? "LOW" : null);
	if (news === null) return;
	const { name, language: code, reason = null } = change;
	const which = code === "" ? name : `${name} (${code})`;
	notifyStaff(draft, (language) =>
		staffWords(baseOf(language)).templateChanged(which, news, reason),
	);
}

function isUsed({ profile, rules, flows }: RulesData, name: string): boolean {
	if (profile.staff.template === name) return true;
	const all = [
		...rules.flatMap((rule) => [...rule.do, rule.outsideWindow]),
		...flows.flatMap(({ steps }) => steps),
	];
	return sends(all as unknown as JsonValue, name);
}

/** Whether a template action of this name stands anywhere in it: an `if` has actions of its own. */
function sends(value: JsonValue, name: string): boolean {
	if (typeof value !== "object" || value === null) return false;
	if (Array.isArray(value)) return value.some((one) => sends(one, name));
	const { key, spec } = value as Readonly<Record<string, JsonValue>>;
	if (key === "template" && isNamed(spec ?? null, name)) return true;
	return Object.values(value).some((one) => sends(one, name));
}

function isNamed(spec: JsonValue, name: string): boolean {
	return (
		typeof spec === "object" &&
		spec !== null &&
		!Array.isArray(spec) &&
		(spec as Readonly<Record<string, JsonValue>>).name === name
	);
}
