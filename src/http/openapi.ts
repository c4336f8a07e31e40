import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { type HttpProblemCode, httpProblems } from "./problem.ts";

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of these endpoints, made from the schemas that their handlers read with. */
export function openapiDocument(
	endpoints: readonly Endpoint[],
	version: string,
): Json {
	const paths: Record<string, Json> = {};
	for (const endpoint of endpoints) {
		const path = endpoint.path.replaceAll(/:(\w+)/g, "{$1}");
		paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) };
	}
	return {
		openapi: "3.1.0",
		info: {
			title: "Marhaba",
			version,
			description: "A WhatsApp responder that does what rules.yaml says.",
			license: { name: "MIT", identifier: "MIT" },
		},
		servers: [{ url: "/" }],
		paths,
		components: { schemas: { Problem: problemSchema }, securitySchemes },
	};
}

const problemSchema = {
	type: "object",
	required: ["title", "status", "code"],
	properties: {
		type: { type: "string" },
		title: { type: "string" },
		status: { type: "integer" },
		code: { enum: Object.keys(httpProblems) },
		detail: { type: "string" },
	},
};

const securitySchemes = {
	admin: {
		type: "http",
		scheme: "bearer",
		description:
			"ADMIN_TOKEN or an agent's token; without ADMIN_TOKEN, only this machine.",
	},
	session: {
		type: "apiKey",
		in: "cookie",
		name: "marhaba_session",
		description: "From POST /api/session.",
	},
	webhookToken: { type: "apiKey", in: "query", name: "token" },
	webhookBasic: { type: "http", scheme: "basic" },
};

function operation(endpoint: Endpoint): Json {
	const { summary, body, upload } = endpoint;
	return {
		operationId: operationId(endpoint),
		summary,
		...roleOf(endpoint),
		security: securityOf(endpoint),
		parameters: [
			...pathParameters(endpoint),
			...queryParameters(endpoint),
			...headerParameters(endpoint),
		],
		...(body && { requestBody: requestBody(body) }),
		...(upload && { requestBody: uploadBody(upload) }),
		responses: { ...good(endpoint), ...bad(endpoint) },
	};
}

/** `GET /api/rules/check` → `getApiRulesCheck`. */
export function operationId({ method, path }: Endpoint): string {
	const words = path.match(/[A-Za-z]+/g) ?? ["page"];
	return (
		method +
		words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")
	);
}

/** Who may, beyond being signed in. */
function roleOf({ path, role }: Endpoint): Json {
	if (!path.startsWith("/api/") || role === "open") return {};
	return { "x-role": role ?? "admin" };
}

function securityOf({ path, role }: Endpoint): readonly Json[] {
	if (role === "open") return [];
	if (path.startsWith("/api") || path === "/events")
		return [{ admin: [] }, { session: [] }, {}];
	if (path.startsWith("/webhook"))
		return [{ webhookToken: [] }, { webhookBasic: [] }, {}];
	return [];
}

function pathParameters({ path, parameters = {} }: Endpoint): readonly Json[] {
	return [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => ({
		name,
		in: "path",
		required: true,
		description: parameters[name],
		schema: { type: "string" },
	}));
}

function queryParameters({ query }: Endpoint): readonly Json[] {
	const { properties = {} } = query ? jsonSchema(query) : {};
	return Object.entries(properties as Record<string, Json>).map(
		([name, { description, ...schema }]) => ({
			name,
			in: "query",
			description,
			schema,
		}),
	);
}

function headerParameters({ headers = {} }: Endpoint): readonly Json[] {
	return Object.entries(headers).map(([name, description]) => ({
		name,
		in: "header",
		description,
		schema: { type: "string" },
	}));
}

function requestBody(schema: z.ZodType): Json {
	return {
		required: true,
		content: { "application/json": { schema: jsonSchema(schema) } },
	};
}

function uploadBody(types: readonly string[]): Json {
	const content = Object.fromEntries(types.map((type) => [type, {}]));
	return { required: true, content };
}

function good({ answer }: Endpoint): Json {
	const { status, about, type = "application/json", schema } = answer;
	const content = { [type]: { schema: schema ? jsonSchema(schema) : {} } };
	return { [status]: { description: about, content } };
}

function bad({ problems }: Endpoint): Json {
	const codes = [...new Set<HttpProblemCode>([...problems, "internal-error"])];
	const statuses = new Set(codes.map(statusOf));
	return Object.fromEntries(
		[...statuses].map((status) => [
			String(status),
			problemAnswer(codes.filter((code) => statusOf(code) === status)),
		]),
	);
}

function statusOf(code: HttpProblemCode): number {
	return httpProblems[code].status;
}

function problemAnswer(codes: readonly HttpProblemCode[]): Json {
	return {
		description: codes
			.map((code) => `\`${code}\`: ${httpProblems[code].title}.`)
			.join(" "),
		content: {
			"application/problem+json": {
				schema: { $ref: "#/components/schemas/Problem" },
			},
		},
	};
}

/** JSON Schema of what a handler reads. */
export function jsonSchema(schema: z.ZodType): Json {
	const { $schema: _, ...rest } = z.toJSONSchema(schema, {
		io: "input",
		unrepresentable: "any",
	});
	return rest;
}
