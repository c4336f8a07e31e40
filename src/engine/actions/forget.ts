import { defineAction } from "../kinds.ts";
import { type ConversationState, changed } from "../model.ts";
import { withoutEntries } from "../own.ts";
import { oneOrMany, text } from "../schema.ts";

/** Removes what `set` saved. */
export const forget = defineAction<readonly string[]>({
	key: "forget",
	summary:
		"Removes fields that set saved; forget: language answers in the customer's own language again.",
	example: "forget: size",
	schema: oneOrMany(text()),
	compile(names) {
		const taken = names.map((name) => ({ type: "forget", forget: name }));
		return ({ conversation }) => ({
			taken,
			conversation: forgotten(conversation, names),
		});
	},
});

function forgotten(
	state: ConversationState,
	names: readonly string[],
): ConversationState {
	const fields = withoutEntries(state.fields, names);
	if (!names.includes("language")) return changed(state, { fields });
	return changed(state, {
		fields,
		language: { ...state.language, chosen: null },
	});
}
