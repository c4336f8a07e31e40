import type { ActionData, JsonValue, RulesData } from "../../model.ts";
import type { Draft } from "../draft.ts";
import { tell, under } from "../here.ts";
import { allActions } from "./all-actions.ts";

/** A file on the web that rules send. */
export interface SentMedia {
	readonly kind: "image" | "video" | "audio" | "voice" | "sticker" | "document";
	readonly url: string;
}

/** What was found out about such a file. */
export interface MediaVerdict extends SentMedia {
	readonly code: "whatsapp-limit" | "media-unreachable";
	readonly severity: "error" | "warning";
	readonly message: string;
	readonly help: string | null;
}

/** `media-unreachable`, `whatsapp-limit`: a file on the web was looked at, and WhatsApp would not take it. */
export function fetchedMedia(
	draft: Draft,
	verdicts: readonly MediaVerdict[],
): void {
	const outside = draft.rules.flatMap(
		({ outsideWindow }) => outsideWindow ?? [],
	);
	for (const { data, here } of [...allActions(draft), ...outside])
		for (const { path, ...sent } of mediaIn(data))
			for (const { code, severity, message, help } of verdicts.filter(
				({ kind, url }) => kind === sent.kind && url === sent.url,
			))
				tell(under(here, ...path), { code, severity, message, help });
}

/** The files on the web that rules and flows send, each once. An address with placeholders is known only later. */
export function sentMedia({
	rules,
	flows,
}: Pick<RulesData, "rules" | "flows">): readonly SentMedia[] {
	const actions = [
		...rules.flatMap((rule) => [...rule.do, rule.outsideWindow ?? []].flat()),
		...flows.flatMap(({ steps }) => steps),
	];
	const all = actions.flatMap(withBranches).flatMap(mediaIn);
	const byKey = new Map(
		all.map(({ kind, url }) => [`${kind} ${url}`, { kind, url }]),
	);
	return [...byKey.values()];
}

/** An action, and those inside it where it is an `if`. */
function withBranches(action: ActionData): readonly ActionData[] {
	if (action.key !== "if") return [action];
	const { do: actions = [], else: others = [] } =
		action.spec as unknown as Partial<
			Record<"do" | "else", readonly ActionData[]>
		>;
	return [...actions, ...others].flatMap(withBranches);
}

type Placed = SentMedia & { readonly path: readonly string[] };

function mediaIn({ key, spec }: ActionData): readonly Placed[] {
	if (typeof spec !== "object" || spec === null || Array.isArray(spec))
		return [];
	const found = placesOf(key, spec as Readonly<Record<string, JsonValue>>);
	return found.filter(({ url }) => /^https?:\/\/[^{}]+$/i.test(url));
}

function placesOf(
	key: string,
	spec: Readonly<Record<string, JsonValue>>,
): readonly Placed[] {
	switch (key) {
		case "image":
		case "video":
		case "document":
		case "sticker":
			return placed(key, spec.url, ["url"]);
		case "audio":
			return placed(spec.voice === true ? "voice" : "audio", spec.url, ["url"]);
		case "buttons":
			return placed("image", spec.image, ["image"]);
		case "template":
			return headerOf(spec.header ?? null);
		default:
			return [];
	}
}

function headerOf(header: JsonValue): readonly Placed[] {
	if (typeof header !== "object" || header === null || Array.isArray(header))
		return [];
	const { type, url } = header as Readonly<Record<string, JsonValue>>;
	return type === "image" || type === "video" || type === "document"
		? placed(type, url, ["header", type])
		: [];
}

function placed(
	kind: SentMedia["kind"],
	url: JsonValue | undefined,
	path: readonly string[],
): readonly Placed[] {
	return typeof url === "string" ? [{ kind, url, path }] : [];
}
