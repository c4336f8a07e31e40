import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { sharedText } from "./shared-files.ts";

type Schema = { [key: string]: unknown };

/** Each says what the document finds wrong with a body; nothing when it is right. */
export interface OfficialDocument {
	/** Of a POST, unless another method is told. */
	readonly request: (
		path: string,
		body: unknown,
		method?: string,
	) => readonly string[];
	/** The answer of a POST, unless another method is told. */
	readonly response: (
		path: string,
		status: number,
		body: unknown,
		method?: string,
	) => readonly string[];
	readonly webhook: (name: string, body: unknown) => readonly string[];
}

/** Infobip's OpenAPI document as a judge. */
export function officialDocument(
	file = "infobip-whatsapp-openapi.json",
): OfficialDocument {
	const document = JSON.parse(sharedText(`openapi/${file}`));
	const { schemas, responses } = document.components;
	const judge = judging(schemas);
	return {
		request: (path, body, method = "post") =>
			judge(schemaOf(document.paths[path][method].requestBody), body),
		response: (path, status, body, method = "post") => {
			const answer = document.paths[path][method].responses[status];
			const name = answer.$ref?.split("/").at(-1);
			return judge(schemaOf(name ? responses[name] : answer), body);
		},
		webhook: (name, body) =>
			judge(schemaOf(document.webhooks[name].post.requestBody), body),
	};
}

function schemaOf({
	content,
}: {
	content: { [type: string]: { schema: Schema } };
}) {
	return content["application/json"]?.schema ?? {};
}

function judging(schemas: Readonly<Record<string, Schema>>) {
	const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
	// A CommonJS module: its default export is the module where types are stripped.
	(addFormats as unknown as (on: Ajv2020) => void)(ajv);
	ajv.addSchema({ components: { schemas: withVariants(schemas) } }, "official");
	const compiled = new Map<string, ReturnType<typeof ajv.compile>>();
	return (schema: Schema, body: unknown): readonly string[] => {
		const text = JSON.stringify(schema).replaceAll('"#/', '"official#/');
		const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text));
		compiled.set(text, validate);
		validate(JSON.parse(JSON.stringify(body)));
		return (validate.errors ?? []).map(
			({ instancePath, message }) => `${instancePath} ${message}`,
		);
	};
}

/**
 * The document tells variants apart by `discriminator` alone, which JSON Schema does not know: each base becomes "one of
 * its variants, by its type", and each variant extends a copy of the base that is not.
 */
function withVariants(
	schemas: Readonly<Record<string, Schema>>,
): Readonly<Record<string, Schema>> {
	const bases = Object.keys(schemas).filter(
		(name) => schemas[name]?.discriminator,
	);
	const plain = (ref: string) => {
		const base = bases.find((name) => ref === `#/components/schemas/${name}`);
		return base === undefined ? ref : `${ref}--plain`;
	};
	const all: Record<string, Schema> = {};
	for (const [name, schema] of Object.entries(schemas)) {
		const { discriminator, ...rest } = extendingPlain(schema, plain);
		const mapping = (discriminator as { mapping: Record<string, string> })
			?.mapping;
		all[mapping ? `${name}--plain` : name] = openData(name, rest);
		if (mapping) all[name] = { anyOf: Object.entries(mapping).map(variant) };
	}
	return all;
}

function variant([type, $ref]: readonly [string, string]): Schema {
	return { allOf: [{ $ref }, { properties: { type: { const: type } } }] };
}

function extendingPlain(
	schema: Schema,
	plain: (ref: string) => string,
): Schema {
	const parts = schema.allOf as { $ref?: string }[] | undefined;
	if (parts === undefined) return { ...schema };
	const allOf = parts.map((part) =>
		part.$ref === undefined ? part : { $ref: plain(part.$ref) },
	);
	return { ...schema, allOf };
}

// The document says that flow data holds objects only; its own samples hold texts and numbers.
function openData(name: string, schema: Schema): Schema {
	const isFlow = /FlowActionPayload$|TemplateFlowButtonContent$/.test(name);
	if (!isFlow) return schema;
	const text = JSON.stringify(schema).replaceAll(
		'"additionalProperties":{"type":"object"',
		'"additionalProperties":{"title":"anything"',
	);
	return JSON.parse(text);
}
