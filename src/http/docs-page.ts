import { html, raw } from "hono/html";
import type { z } from "zod";
import { docsStyle } from "./docs-style.ts";
import type { Endpoint } from "./endpoint.ts";
import { once } from "./once.ts";
import { jsonSchema, operationId } from "./openapi.ts";
import { httpProblems } from "./problem.ts";

/** Nothing is loaded but our own style, and nothing runs. */
const headers = {
	"content-security-policy":
		"default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	"cache-control": "no-cache",
	"referrer-policy": "no-referrer",
	"x-content-type-options": "nosniff",
};

/** `GET /docs`: the routes for people, made from the same descriptions as `/openapi.json`. */
export function docsEndpoints(
	described: readonly Endpoint[],
	version: string,
): readonly Endpoint[] {
	const page = once(() => String(docsPage(described, version)));
	return [
		file("/docs", "text/html; charset=utf-8", page),
		file("/docs/style.css", "text/css; charset=utf-8", () => docsStyle),
	];
}

function file(path: string, type: string, content: () => string): Endpoint {
	return {
		method: "get",
		path,
		summary: "The routes, for people.",
		answer: { status: 200, about: "A page.", type },
		problems: [],
		handle: (c) => c.body(content(), 200, { ...headers, "content-type": type }),
	};
}

/** What the parts of the API are called, in the order of the page; the rest stands under its own name. */
const titles: Readonly<Record<string, string>> = {
	webhook: "Webhook",
	events: "The feed",
	session: "Signing in",
	conversations: "Conversations",
	messages: "Sending",
	search: "Search",
	unanswered: "Unanswered",
	stats: "Numbers",
	health: "Health",
	decisions: "Why",
	explain: "Trying a message",
	simulate: "The playground",
	rules: "Rules",
	agents: "Team",
	audit: "Audit trail",
	templates: "Templates",
	media: "Files",
};

function docsPage(described: readonly Endpoint[], version: string) {
	const parts = partsOf(described);
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Marhaba ${version}: HTTP API</title>
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<header>
<h1>Marhaba ${version}</h1>
<p>The HTTP API. Programs find the same in <a href="/openapi.json">openapi.json</a>. Send
<code>Authorization: Bearer TOKEN</code> (ADMIN_TOKEN, or an agent’s own), or sign in on the page; while no ADMIN_TOKEN is
set, this machine needs neither. Errors are <code>application/problem+json</code> with a stable <code>code</code>. Lists
page by <code>cursor</code>: give the <code>next</code> of the page before.</p>
</header>
<nav aria-label="Parts"><ul>${parts.map(
		([name, title]) => html`<li><a href="#${name}">${title}</a></li>`,
	)}</ul></nav>
<main>${parts.map(
		([name, title, endpoints]) =>
			html`<section id="${name}"><h2>${title}</h2>${endpoints.map(article)}</section>`,
	)}</main>
</body>
</html>
`;
}

type Part = readonly [name: string, title: string, endpoints: Endpoint[]];

function partsOf(described: readonly Endpoint[]): readonly Part[] {
	const parts = new Map<string, Endpoint[]>(
		Object.keys(titles).map((name) => [name, []]),
	);
	for (const endpoint of described) {
		const name = partOf(endpoint);
		parts.set(name, [...(parts.get(name) ?? []), endpoint]);
	}
	return [...parts]
		.filter(([, endpoints]) => endpoints.length > 0)
		.map(([name, endpoints]) => [
			name,
			titles[name] ?? "Operations",
			endpoints,
		]);
}

/** `/api/rules/check` → `rules`; what is not below `/api` stands for itself. */
function partOf({ path }: Endpoint): string {
	const [first = "", second = ""] = path.split("/").slice(1);
	const name = first === "api" && path !== "/api/events" ? second : first;
	if (path === "/api/events") return "messages";
	return Object.hasOwn(titles, name) ? name : "operations";
}

function article(endpoint: Endpoint) {
	const { method, path, summary, answer } = endpoint;
	return html`<article id="${operationId(endpoint)}">
<h3><span class="method ${method}">${method.toUpperCase()}</span> <code>${path.replaceAll(/:(\w+)/g, "{$1}")}</code></h3>
<p>${marked(summary)} <span class="role">${roleOf(endpoint)}</span></p>
${fields("In the path", Object.entries(endpoint.parameters ?? {}))}
${fields("Query", fieldsOf(endpoint.query))}
${fields("Headers", Object.entries(endpoint.headers ?? {}))}
${fields("Body (JSON)", fieldsOf(endpoint.body))}
${fields(
	"Body (a file)",
	(endpoint.upload ?? []).map((type) => [type, ""]),
)}
<p class="answer"><strong>${answer.status}</strong> ${marked(answer.about)}</p>
${problems(endpoint)}
</article>`;
}

function roleOf({ path, role }: Endpoint): string {
	const isBehind = path.startsWith("/api/") || path === "/events";
	if (!isBehind || role === "open") return "open";
	return role === "agent" ? "agents and admins" : "admins";
}

type Field = readonly [name: string, about: string];

function fields(title: string, rows: readonly Field[]) {
	if (rows.length === 0) return "";
	return html`<h4>${title}</h4><dl>${rows.map(
		([name, about]) =>
			html`<dt><code>${name}</code></dt><dd>${marked(about)}</dd>`,
	)}</dl>`;
}

function fieldsOf(schema: z.ZodType | undefined): readonly Field[] {
	if (schema === undefined) return [];
	const whole = jsonSchema(schema) as FieldSchema;
	const shapes = whole.anyOf ?? whole.oneOf ?? [whole];
	const found = new Map<string, string>();
	for (const { properties = {}, required = [] } of shapes)
		for (const [name, { description = "" }] of Object.entries(properties))
			found.set(
				required.includes(name) && shapes.length === 1 ? `${name} *` : name,
				description,
			);
	const more: readonly Field[] = whole.description
		? [["…", whole.description]]
		: [];
	return [...found, ...more];
}

interface FieldSchema {
	readonly description?: string;
	readonly required?: readonly string[];
	readonly properties?: Readonly<
		Record<string, { readonly description?: string }>
	>;
	readonly anyOf?: readonly FieldSchema[];
	readonly oneOf?: readonly FieldSchema[];
}

function problems({ problems }: Endpoint) {
	if (problems.length === 0) return "";
	return html`<ul class="problems">${problems.map((code) => {
		const { status, title } = httpProblems[code];
		return html`<li>${status} <code>${code}</code> ${title}</li>`;
	})}</ul>`;
}

/** Text in which words between backquotes are code. */
function marked(text: string) {
	return text
		.split("`")
		.map((piece, place) =>
			place % 2 === 1 ? html`<code>${piece}</code>` : html`${piece}`,
		)
		.reduce((one, other) => html`${one}${other}`, raw(""));
}
