import { snippetCompletion } from "@codemirror/autocomplete";
import { ask } from "../../../lib/api.js";
import { keysOf, nodesAt, valuesOf } from "./schema.js";
import { placeAtEnd } from "./yaml-place.js";

let schema = null;

/** Proposes what the language allows where the cursor stands: keys with what they mean, and values to choose from. */
export async function ruleCompletion(context) {
	const place = placeAtEnd(context.state.doc.sliceString(0, context.pos));
	if (place.kind === "other" && !context.explicit) return null;
	if (place.word === "" && !context.explicit && place.kind === "key")
		return null;
	schema ??= ask("/api/rules/schema");
	const nodes = nodesAt(await schema, place.path);
	const options = place.kind === "value" ? values(nodes) : keys(nodes);
	if (options.length === 0) return null;
	return {
		from: context.pos - place.word.length,
		options,
		validFor: /^[\p{L}\p{N}_-]*$/u,
	};
}

function keys(nodes) {
	return [...keysOf(nodes)].map(([key, info]) =>
		snippetCompletion(`${key}: \${}`, {
			label: key,
			type: "property",
			...(info && { info }),
		}),
	);
}

function values(nodes) {
	return valuesOf(nodes).map((label) => ({ label, type: "constant" }));
}
