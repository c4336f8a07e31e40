import fc from "fast-check";
import { sharedText } from "./shared-files.ts";

interface Schema {
	readonly $ref?: string;
	readonly allOf?: readonly Schema[];
	readonly discriminator?: {
		readonly propertyName: string;
		readonly mapping: Readonly<Record<string, string>>;
	};
	readonly type?: string;
	readonly enum?: readonly string[];
	readonly pattern?: string;
	readonly format?: string;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	readonly additionalProperties?: Schema;
	readonly items?: Schema;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly minItems?: number;
	readonly maxItems?: number;
	readonly minimum?: number;
	readonly maximum?: number;
}

/** Values that look like what their field is for; all others are just text. */
const looks: Readonly<Record<string, readonly string[]>> = {
	from: ["441134960000"],
	to: ["441134960001", "HR.123123123"],
	templateName: ["menu", "order_ready"],
	birthday: ["1999-12-31", "2000-02-29"],
	email: ["frank@example.com"],
	mediaUrl: ["https://example.com/a", "http://example.com/b?c=d"],
	url: ["https://example.com/a"],
	notifyUrl: ["https://example.com/hear"],
};

/**
 * Arguments for sending as the official document describes them, from nothing but that document: mostly right, some at their limits,
 * and now and then with something that is missing, too long, too short or of another type.
 */
export function argumentsFor(path: string): fc.Arbitrary<unknown> {
	const document = JSON.parse(
		sharedText("openapi/infobip-whatsapp-openapi.json"),
	);
	const { content } = document.paths[path].post.requestBody;
	const { schemas } = document.components;
	return generated(content["application/json"].schema, "", (ref) => {
		const name = ref.split("/").at(-1) ?? "";
		return schemas[name] as Schema;
	});
}

type Resolve = (ref: string) => Schema;

/** One value in sixty is not what it should be. */
function generated(
	schema: Schema,
	name: string,
	resolve: Resolve,
): fc.Arbitrary<unknown> {
	const whole = schema.$ref === undefined ? schema : resolve(schema.$ref);
	const right = rightly(whole, name, resolve);
	return fc.oneof(
		{ arbitrary: right, weight: 60 },
		{
			arbitrary: fc.constantFrom<unknown>(null, "", " ", 1.5, true, [], {}),
			weight: 1,
		},
	);
}

function rightly(
	schema: Schema,
	name: string,
	resolve: Resolve,
): fc.Arbitrary<unknown> {
	const { discriminator } = schema;
	if (discriminator !== undefined) {
		const variants = Object.entries(discriminator.mapping).map(([type, ref]) =>
			object(parts(resolve(ref), resolve), resolve).map((value) => ({
				...value,
				[discriminator.propertyName]: type,
			})),
		);
		return fc.oneof(...variants);
	}
	if (schema.allOf || schema.properties)
		return object(parts(schema, resolve), resolve);
	if (schema.enum) return fc.constantFrom(...schema.enum);
	switch (schema.type) {
		case "string":
			return text(schema, name);
		case "boolean":
			return fc.boolean();
		case "integer":
		case "number":
			return number(schema);
		case "array":
			return list(schema, name, resolve);
		default:
			return fc.constant({ key: "value" });
	}
}

/** An object schema and all that it extends, as one. */
function parts(
	schema: Schema,
	resolve: Resolve,
): Required<Pick<Schema, "properties" | "required">> {
	const { $ref, allOf = [], properties = {}, required = [] } = schema;
	const bases = [...($ref ? [resolve($ref)] : []), ...allOf].map((base) =>
		parts(base, resolve),
	);
	return {
		properties: Object.assign(
			{},
			...bases.map((one) => one.properties),
			properties,
		),
		required: [...bases.flatMap((one) => one.required), ...required],
	};
}

function object(
	{ properties, required }: ReturnType<typeof parts>,
	resolve: Resolve,
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
	const fields = Object.entries(properties).map(([name, schema]) => [
		name,
		generated(schema, name, resolve),
	]);
	return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
}

function list(
	{ items = {}, minItems = 0, maxItems = 3 }: Schema,
	name: string,
	resolve: Resolve,
): fc.Arbitrary<unknown> {
	const few = Math.min(maxItems, Math.max(minItems, 3));
	return fc.oneof(
		{
			arbitrary: fc.array(generated(items, name, resolve), {
				minLength: minItems,
				maxLength: few,
			}),
			weight: 12,
		},
		{
			arbitrary: fc.array(generated(items, name, resolve), {
				minLength: maxItems,
				maxLength: maxItems + 1,
			}),
			weight: 1,
		},
	);
}

function text(
	{ minLength = 0, maxLength = 300, pattern, format }: Schema,
	name: string,
): fc.Arbitrary<unknown> {
	if (format === "date-time")
		return fc.constant("2026-11-22T21:30:00.000+0000");
	if (pattern !== undefined)
		return fc.stringMatching(new RegExp(`^(?:${pattern})$`));
	const known = looks[name];
	if (known !== undefined) return fc.constantFrom(...known);
	const sizes = [minLength, maxLength, maxLength + 1].map((size) =>
		"x".repeat(size),
	);
	const usual = fc.string({
		minLength: Math.max(1, minLength),
		maxLength: Math.min(12, maxLength),
	});
	return fc.oneof(
		{ arbitrary: usual, weight: 40 },
		{ arbitrary: fc.constantFrom(...sizes), weight: 1 },
	);
}

function number({
	type,
	minimum = 0,
	maximum = 5000,
}: Schema): fc.Arbitrary<unknown> {
	const within =
		type === "integer"
			? fc.integer({ min: minimum, max: maximum })
			: fc.double({ min: minimum, max: maximum, noNaN: true });
	return fc.oneof(
		{ arbitrary: within, weight: 40 },
		{ arbitrary: fc.constantFrom(minimum - 1, maximum + 1), weight: 1 },
	);
}
