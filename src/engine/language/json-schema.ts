import { z } from "zod";
import type { ActionKind, ConditionKind, Kind } from "../kinds.ts";
import { actionKinds, conditionKinds, triggerKinds } from "../registry.ts";
import { oneOrMany, text } from "../schema.ts";
import { exampleValue } from "./example-value.ts";
import { staffSchema } from "./read/read-business.ts";
import { flowShape } from "./read/read-flow.ts";
import { dayHours } from "./read/read-hours.ts";
import { settingsShape } from "./read/read-settings.ts";
import { ruleShape } from "./read/rule-shape.ts";
import { audienceSchema } from "./read/schemas.ts";
import { shareRepeated } from "./share-repeated.ts";

/** A piece of JSON Schema. */
export type Schema = { readonly [key: string]: unknown };

/** The JSON Schema (draft 7) of a rules file, for completion and hints in editors: everything the kinds say of themselves. */
export function rulesJsonSchema(): Schema {
	return shareRepeated({
		$schema: "http://json-schema.org/draft-07/schema#",
		title: "Marhaba rules",
		description:
			"What a WhatsApp business answers. Generated: npm run generate.",
		type: "object",
		additionalProperties: false,
		properties: {
			version: { const: 1, description: "The version of the rules language." },
			business: businessSchema(),
			settings: described(
				"How the bot behaves.",
				toSchema(settingsShape(null)),
			),
			words: {
				description:
					"Groups of words that several rules share, used as <name>.",
				type: "object",
				additionalProperties: toSchema(oneOrMany(text())),
				examples: [{ hours: ["hours", "open", "horaires"] }],
			},
			rules: {
				description: "Tried from top to bottom; the first that fits answers.",
				type: "array",
				items: ruleSchema(),
			},
			flows: {
				description: "Questions that are asked one after the other, by name.",
				type: "object",
				additionalProperties: flowSchema(),
			},
		},
		definitions: {
			when: whenSchema(),
			conditions: conditionsSchema(),
			actions: {
				type: "array",
				minItems: 1,
				items: { $ref: "#/definitions/action" },
			},
			action: actionSchema(),
		},
	});
}

function described(description: string, schema: Schema): Schema {
	return { description, ...schema };
}

/** What zod says of a schema's input. Readings that have no JSON Schema of their own accept anything. */
export function toSchema(schema: z.ZodType): Schema {
	const { $schema: _, ...rest } = z.toJSONSchema(schema, {
		target: "draft-7",
		io: "input",
		unrepresentable: "any",
		override: ({ zodSchema, jsonSchema }) => {
			const meta = z.globalRegistry.get(zodSchema);
			if (typeof meta?.definition === "string") {
				for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
				jsonSchema.$ref = `#/definitions/${meta.definition}`;
			}
			const inner = meta?.dictionaryOf;
			if (inner === undefined) return;
			delete jsonSchema.dictionaryOf;
			jsonSchema.additionalProperties = toSchema(inner as z.ZodType) as never;
		},
	}) as Schema;
	return rest;
}

function businessSchema(): Schema {
	return {
		description: "Who the business is. Keys of your own fill {business.…}.",
		type: "object",
		properties: {
			name: {
				type: "string",
				description: "Fills {business.name}.",
				examples: ["Beit Zaytoun"],
			},
			timezone: {
				type: "string",
				description: "Continent and large city.",
				examples: ["Asia/Beirut", "Europe/Paris"],
			},
			languages: described(
				"The languages it answers in; the first is the default.",
				{ ...toSchema(oneOrMany(text())), examples: [["en", "ar", "fr"]] },
			),
			hours: described("Opening hours; a day left out is closed.", {
				type: "object",
				additionalProperties: toSchema(dayHours),
				examples: [
					{ "mon-fri": "9:00-17:00", sat: ["10:00-14:00", "18:00-22:00"] },
				],
			}),
			holidays: described("Days with hours of their own.", {
				type: "object",
				additionalProperties: toSchema(dayHours),
				examples: [{ "2026-12-25": "closed" }],
			}),
			staff: described(
				"Who is told, and who may command the bot.",
				toSchema(staffSchema(null)),
			),
		},
		additionalProperties: { type: ["string", "number", "boolean"] },
	};
}

function ruleSchema(): Schema {
	const { properties, ...rest } = toSchema(ruleShape) as {
		readonly properties: Readonly<Record<string, Schema>>;
	};
	return {
		...rest,
		properties: {
			...properties,
			when: described("How the rule starts; any one is enough.", {
				allOf: [{ $ref: "#/definitions/when" }],
			}),
			if: described("What must hold; all of it.", {
				allOf: [{ $ref: "#/definitions/conditions" }],
			}),
			reply: described("What to answer.", kindSchema(actionKinds.get("text"))),
			do: described("What to do, in order.", {
				allOf: [{ $ref: "#/definitions/actions" }],
			}),
			to: described(
				"Whom a schedule or an event writes to.",
				toSchema(audienceSchema(null)),
			),
			outside_window: described(
				"What to send instead once WhatsApp's 24 hours are over.",
				{
					type: "object",
					additionalProperties: false,
					required: ["template"],
					properties: { template: kindSchema(actionKinds.get("template")) },
				},
			),
		},
	};
}

function flowSchema(): Schema {
	const schema = toSchema(flowShape) as {
		readonly properties: Readonly<Record<string, Schema>>;
	};
	return {
		...schema,
		required: ["steps"],
		properties: {
			...schema.properties,
			steps: described("Questions and actions, in order.", {
				allOf: [{ $ref: "#/definitions/actions" }],
			}),
		},
	};
}

function kindSchema(kind: Kind<never> | Kind<unknown> | undefined): Schema {
	if (kind === undefined) return {};
	return {
		...toSchema(kind.schema),
		description: kind.summary,
		examples: [exampleValue(kind)],
	};
}

function whenSchema(): Schema {
	const kinds = [...triggerKinds.values()];
	const bare = kinds.filter(({ schema }) => schema.safeParse(null).success);
	return {
		anyOf: [
			{ enum: bare.map(({ key }) => key) },
			{
				type: "object",
				additionalProperties: false,
				minProperties: 1,
				properties: propertiesOf(kinds),
			},
		],
	};
}

function propertiesOf(
	kinds: readonly (Kind<unknown> & { readonly key: string })[],
): Schema {
	return Object.fromEntries(kinds.map((kind) => [kind.key, kindSchema(kind)]));
}

/** Conditions by their own keys; any other key names something saved. */
function conditionsSchema(): Schema {
	const kinds = [...conditionKinds.values()].filter(isNamed);
	return {
		type: "object",
		minProperties: 1,
		properties: propertiesOf(kinds),
	};
}

/** Conditions on saved names have no key of their own. */
export function isNamed({ key }: ConditionKind): boolean {
	return key !== "field" && key !== "contact_field";
}

/** What an action brings into its item: its key, and those that stand beside it. */
function itemProperties(kind: ActionKind): Schema {
	const { key, beside, schema } = kind;
	if (beside === undefined) return propertiesOf([kind]);
	const whole = toSchema(schema);
	const others = beside.map((name) => [name, propertyOf(whole, name)]);
	return {
		// Draft 7 reads nothing beside a `$ref`.
		[key]: {
			allOf: [propertyOf(whole, key)],
			description: kind.summary,
			examples: [exampleValue(kind)],
		},
		...Object.fromEntries(others),
	};
}

/** What stands under a key in any of the forms of a schema. */
function propertyOf(schema: Schema, name: string): Schema {
	const forms = (schema.anyOf ?? schema.oneOf ?? [schema]) as readonly {
		readonly properties?: Readonly<Record<string, Schema>>;
	}[];
	const found = forms.flatMap(({ properties }) => properties?.[name] ?? []);
	const distinct = new Map(
		found.map((one) => [JSON.stringify(one), one as Schema]),
	);
	const [only = {}, ...others] = distinct.values();
	return others.length === 0 ? only : { anyOf: [only, ...others] };
}

function actionSchema(): Schema {
	const kinds = [...actionKinds.values()];
	return {
		anyOf: [
			{ enum: kinds.filter(({ bare }) => bare).map(({ key }) => key) },
			{
				type: "object",
				additionalProperties: false,
				minProperties: 1,
				properties: {
					...Object.assign({}, ...kinds.map(itemProperties)),
					quote: {
						type: "boolean",
						description: "true: the message quotes the customer's.",
					},
				},
			},
		],
	};
}
