import type { ActionTaken, Command, ConversationState } from "../model.ts";
import { own } from "../own.ts";
import { changeState, type Draft } from "./draft.ts";
import { TAGS } from "./quota.ts";
import {
	withField,
	withLanguage,
	withoutFields,
	withoutTags,
	withTags,
} from "./saved.ts";

type ChangeCommand = Extract<Command, { kind: "change" }>;

/** Saves what a person or a program tells of a contact, and shows it as the same actions of a rule would. */
export function changeContact(draft: Draft, command: ChangeCommand): void {
	const { conversation, book } = draft.situation;
	const { fields, tag, untag } = command;
	const saved = Object.entries(fields).reduce(
		(state, [name, value]) => withOne(state, name, value, book.data.profile),
		conversation,
	);
	const after = withTags(withoutTags(saved, untag), tag);
	changeState(draft, after);
	const taken = [
		...fieldsTaken(fields, after),
		...untag.map((name) => ({ type: "untag", untag: name })),
		...tag.map((name) => tagTaken(name, after)),
	];
	for (const action of taken) draft.actions.push({ rule: null, taken: action });
}

function withOne(
	state: ConversationState,
	name: string,
	value: string | null,
	profile: Parameters<typeof withLanguage>[2],
): ConversationState {
	if (name === "language") return withLanguage(state, value, profile);
	return value === null
		? withoutFields(state, [name])
		: withField(state, name, value);
}

function fieldsTaken(
	fields: ChangeCommand["fields"],
	state: ConversationState,
): readonly ActionTaken[] {
	const entries = Object.entries(fields);
	if (entries.length === 0) return [];
	const isSaved = ([name, value]: (typeof entries)[number]) =>
		name === "language"
			? state.language.chosen === value
			: (own(state.fields, name) ?? null) === value;
	const refused = entries
		.filter((entry) => !isSaved(entry))
		.map(([name]) => name);
	const set = Object.fromEntries(entries.filter(isSaved));
	return [{ type: "set", set, ...(refused.length > 0 ? { refused } : {}) }];
}

function tagTaken(tag: string, { tags }: ConversationState): ActionTaken {
	return tags.includes(tag)
		? { type: "tag", tag }
		: { type: "tag", tag, refused: `a contact has at most ${TAGS} tags` };
}
