import type { Kind, QuestionKind } from "../kinds.ts";
import {
	actionKinds,
	conditionKinds,
	questionKinds,
	triggerKinds,
} from "../registry.ts";
import { isNamed, type Schema, toSchema } from "./json-schema.ts";
import { formsOf } from "./schema-words.ts";

/** `docs/reference.md`: every trigger, condition and action, from what the kinds say of themselves. */
export function referencePage(): string {
	const conditions = [...conditionKinds.values()];
	return `# Reference

Every trigger, condition and action. This page is generated from the code: \`npm run generate\`.

## Triggers: what stands under \`when\`

Any one is enough.

${sections([...triggerKinds.values()])}
## Conditions: what stands under \`if\`

All must hold. Beside these, every saved name is a condition: \`guests: 4\`.

${sections([...conditions.filter(isNamed), ...conditions.filter((kind) => !isNamed(kind))])}
## Actions: what stands under \`do\`

They run in order. \`reply: hi\` is short for \`do: [{ text: hi }]\`.

${sections([...actionKinds.values()])}
## Questions: what \`type\` may be beside \`ask\`

Questions stand in the steps of a flow. Beside the keys of \`ask\` each type has its own.

${[...questionKinds.values()].map(question).join("\n")}`;
}

function question({ key, summary, example, own }: QuestionKind): string {
	const keys = Object.keys(own.shape).map((name) => `\`${name}\``);
	const list = keys.length === 0 ? "" : `- its own keys: ${keys.join(", ")}\n`;
	return `### ask: ${key}\n\n${summary}\n\n\`\`\`yaml\n- { ${example} }\n\`\`\`\n\n${list}`;
}

function sections(kinds: readonly Kind<unknown>[]): string {
	return kinds.map(section).join("\n");
}

function section({ key, summary, example, schema }: Kind<unknown>): string {
	const heading =
		key === "field"
			? "a saved name"
			: key === "contact_field"
				? "contact.…"
				: key;
	const { title: _, ...whole } = inputOf(key, toSchema(schema));
	const forms = formsOf(whole);
	const list = forms.map((form) => `- ${form}\n`).join("");
	return `### ${heading}\n\n${summary}\n\n\`\`\`yaml\n${example}\n\`\`\`\n\n${list}`;
}

/** Conditions on saved names are read with their name; an owner writes the value only. */
function inputOf(key: string, schema: Schema): Schema {
	if (key !== "field" && key !== "contact_field") return schema;
	const { value } = (schema.properties ?? {}) as Record<string, Schema>;
	return value ?? schema;
}
