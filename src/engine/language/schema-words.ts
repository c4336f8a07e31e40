import type { Schema } from "./json-schema.ts";

/** The forms that a JSON Schema allows, each in a few words: `a text`, `a list`, `{ any, all, match: words | exact }`. */
export function formsOf(schema: Schema): readonly string[] {
	const all = branches(schema).map(formOf);
	const distinct = [...new Set(all)].filter((form) => form !== "");
	// A text may be written without quotes, and then looks like a number or `true`.
	return distinct.includes("a text")
		? distinct.filter((form) => form !== "a number" && form !== "true or false")
		: distinct;
}

function branches(schema: Schema): readonly Schema[] {
	if (typeof schema.title === "string") return [schema];
	const options = (schema.anyOf ?? schema.oneOf) as
		| readonly Schema[]
		| undefined;
	if (options !== undefined) return options.flatMap(branches);
	if (Array.isArray(schema.type))
		return schema.type.map((type) => ({ ...schema, type }));
	const all = schema.allOf as readonly Schema[] | undefined;
	return all?.length === 1 && all[0] ? branches(all[0]) : [schema];
}

function formOf(schema: Schema): string {
	if (typeof schema.title === "string") return schema.title;
	if (schema.$ref === "#/definitions/conditions")
		return "conditions, as under `if`";
	if (schema.$ref === "#/definitions/actions") return "actions, as under `do`";
	if ("const" in schema) return `\`${schema.const}\``;
	const words = schema.enum as readonly unknown[] | undefined;
	if (words !== undefined)
		return words.map((word) => `\`${word}\``).join(" or ");
	switch (schema.type) {
		case "string":
			return "a text";
		case "number":
		case "integer":
			return "a number";
		case "boolean":
			return "true or false";
		case "null":
			return "nothing: the word alone";
		case "array":
			return listForm(schema.items as Schema | undefined);
		case "object":
			return mapForm(schema);
		default:
			return "";
	}
}

function listForm(items: Schema | undefined): string {
	const forms = items === undefined ? [] : formsOf(items);
	return forms.length === 0 ? "a list" : `a list, of ${forms.join(", or ")}`;
}

function mapForm(schema: Schema): string {
	const properties = schema.properties as
		| Readonly<Record<string, Schema>>
		| undefined;
	if (properties === undefined || Object.keys(properties).length === 0)
		return "a map: keys of your own, each with its value";
	const required = (schema.required ?? []) as readonly string[];
	const keys = Object.entries(properties).map(
		([key, value]) =>
			`\`${key}\`${required.includes(key) ? "" : " (optional)"}: ${formsOf(value).join(", or ") || "as explained above"}`,
	);
	return `a map with ${keys.join("; ")}`;
}
