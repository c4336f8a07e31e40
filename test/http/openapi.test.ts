import { describe, expect, it } from "vitest";
import { httpApp } from "../../src/http/app.ts";
import { httpProblems } from "../../src/http/problem.ts";
import { fromHere, options, told } from "./harness.ts";

interface Document {
	readonly openapi: string;
	readonly paths: Record<
		string,
		Record<
			string,
			{
				readonly operationId: string;
				readonly parameters: readonly { name: string; in: string }[];
				readonly requestBody?: { content: Record<string, { schema: object }> };
				readonly responses: Record<string, unknown>;
			}
		>
	>;
}

async function document(): Promise<Document> {
	const app = httpApp(
		options(told(), {
			explain: async () => ({}),
			demoCustomer: () => "",
			simulate: async () => ({
				session: "",
				at: "",
				decisions: [],
				test: null,
			}),
			previewRules: async () => ({
				...{ ok: true, rules: 1, problems: [], compared: null },
			}),
			testsDesk: {
				tried: async () => ({ ok: true, problems: [], rules: [], tests: [] }),
				save: async () => ({ outcome: "exists", file: "" }),
			},
			rulesDesk: {
				...options(told()).rulesDesk,
				publish: async () => ({ outcome: "published", etag: "" }),
			},
		}),
	);
	return (await (await app.request("/openapi.json")).json()) as Document;
}

it("is OpenAPI 3.1 with every path that is served", async () => {
	const { openapi, paths } = await document();
	expect(openapi).toBe("3.1.0");
	expect(Object.keys(paths).sort()).toEqual([
		"/api/agents",
		"/api/agents/{agent}",
		"/api/agents/{agent}/token",
		"/api/audit",
		"/api/conversations",
		"/api/conversations/{contact}",
		"/api/conversations/{contact}/assignee",
		"/api/conversations/{contact}/export",
		"/api/conversations/{contact}/handoff",
		"/api/conversations/{contact}/messages",
		"/api/conversations/{contact}/notes",
		"/api/conversations/{contact}/notes/{note}",
		"/api/conversations/{contact}/read",
		"/api/conversations/{contact}/seen",
		"/api/conversations/{contact}/typing",
		"/api/decisions/{id}",
		"/api/decisions/{id}/replay",
		"/api/demo/customer",
		"/api/events",
		"/api/explain",
		"/api/health",
		"/api/media",
		"/api/media/{id}",
		"/api/messages",
		"/api/rules",
		"/api/rules/check",
		"/api/rules/history",
		"/api/rules/history/{version}",
		"/api/rules/preview",
		"/api/rules/rollback",
		"/api/rules/schema",
		"/api/rules/tests",
		"/api/search",
		"/api/session",
		"/api/simulate",
		"/api/stats",
		"/api/templates",
		"/api/templates/sync",
		"/api/unanswered",
		"/api/unanswered/dismiss",
		"/api/unanswered/propose",
		"/events",
		"/healthz",
		"/media/{name}",
		"/metrics",
		"/readyz",
		"/webhook/infobip",
	]);
});

it("takes parameters and bodies from the schemas that read them", async () => {
	const { paths } = await document();
	const messages = paths["/api/conversations/{contact}/messages"]?.get;
	expect(messages?.parameters.map(({ name }) => name)).toEqual([
		"contact",
		"limit",
		"cursor",
		"sender",
		"around",
		"newer",
	]);
	const explain = paths["/api/explain"]?.post?.requestBody;
	expect(explain?.content["application/json"]?.schema).toMatchObject({
		type: "object",
		properties: { text: { type: "string" } },
	});
});

it("gives every operation its own name and its errors", async () => {
	const { paths } = await document();
	const all = Object.values(paths).flatMap((path) => Object.values(path));
	const names = all.map(({ operationId }) => operationId);
	expect(new Set(names).size).toBe(names.length);
	for (const { responses } of all) expect(responses).toHaveProperty("500");
	expect(paths["/webhook/infobip"]?.post?.responses).toHaveProperty("503");
});

/** Served only where what they stand on is there. */
const optional = [
	"/api/explain",
	"/api/simulate",
	"/api/demo/customer",
	"/api/rules/preview",
	"/api/rules/rollback",
	"/api/rules/tests",
	"/api/rules",
];

it("is true: what it names answers, and no other method does", async () => {
	const { paths } = await document();
	const app = httpApp(options(told()));
	for (const [path, methods] of Object.entries(paths)) {
		const real = path.replace("{contact}", "c_812").replace("{id}", "d_812");
		if (optional.includes(path)) continue;
		const response = await fromHere(app, real, { method: "PROPFIND" });
		expect([path, response.status]).toEqual([path, 405]);
		const allowed = response.headers.get("allow")?.split(", ") ?? [];
		for (const method of Object.keys(methods))
			expect(allowed).toContain(method.toUpperCase());
	}
});

it("names the cookie, and who may", async () => {
	const { paths } = await document();
	expect(paths["/api/audit"]?.get).toMatchObject({
		"x-role": "admin",
		security: [{ admin: [] }, { session: [] }, {}],
	});
	expect(paths["/api/search"]?.get).toMatchObject({ "x-role": "agent" });
	expect(paths["/api/session"]?.post).toMatchObject({ security: [] });
});

describe("/docs", () => {
	it("shows every route that /openapi.json describes, with its problems", async () => {
		const { paths } = await document();
		const app = httpApp(options(told()));
		const response = await app.request("/docs");
		const page = await response.text();
		for (const [path, methods] of Object.entries(paths)) {
			if (optional.includes(path)) continue;
			for (const { operationId } of Object.values(methods))
				expect(page).toContain(`id="${operationId}"`);
		}
		expect(page).toContain("<code>being-answered</code>");
		expect(page).toContain("agents and admins");
	});

	it("loads nothing but its own style and runs nothing", async () => {
		const app = httpApp(options(told()));
		const response = await app.request("/docs");
		const policy = response.headers.get("content-security-policy");
		expect(policy).toContain("default-src 'none'; style-src 'self'");
		const page = await response.text();
		expect(page).not.toMatch(/<script|style=|https?:\/\/|undefined/);
		const style = await app.request("/docs/style.css");
		expect(style.headers.get("content-type")).toContain("text/css");
	});
});

it("every code of a problem is kebab-case and an error status", () => {
	for (const [code, { status }] of Object.entries(httpProblems)) {
		expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
		expect(status).toBeGreaterThanOrEqual(400);
	}
});
