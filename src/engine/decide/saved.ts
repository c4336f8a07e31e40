import {
	type BusinessProfile,
	type ConversationState,
	changed,
} from "../model.ts";
import { own, withEntry, withoutEntries } from "../own.ts";
import { FIELDS_BYTES, jsonBytes, TAGS } from "./quota.ts";

/** The state with one more field; as it was where a contact's fields would take more than they may. */
export function withField(
	state: ConversationState,
	name: string,
	value: string,
): ConversationState {
	const fields = withEntry(state.fields, name, value);
	return jsonBytes(fields) > FIELDS_BYTES ? state : changed(state, { fields });
}

/** The state without some fields. */
export function withoutFields(
	state: ConversationState,
	names: readonly string[],
): ConversationState {
	if (!names.some((name) => own(state.fields, name) !== undefined))
		return state;
	return changed(state, { fields: withoutEntries(state.fields, names) });
}

/** The state with the language to answer in; as it was where the business does not speak it. */
export function withLanguage(
	state: ConversationState,
	chosen: string | null,
	{ languages }: BusinessProfile,
): ConversationState {
	if (chosen !== null && !languages.includes(chosen)) return state;
	return changed(state, { language: { ...state.language, chosen } });
}

/** The state with more tags, as many as a contact may have. */
export function withTags(
	state: ConversationState,
	tags: readonly string[],
): ConversationState {
	const all = [...new Set([...state.tags, ...tags])].slice(0, TAGS);
	return changed(state, { tags: all });
}

/** The state without some tags. */
export function withoutTags(
	state: ConversationState,
	tags: readonly string[],
): ConversationState {
	return changed(state, {
		tags: state.tags.filter((tag) => !tags.includes(tag)),
	});
}
