import type { Page, Request, Route } from "playwright-core";

/** Letters that a customer may put anywhere; none of them may ever be markup. */
export const hostile =
	'<img src=x onerror="alert(1)"></script><script>alert(2)</script>';

const NEWEST = Date.UTC(2026, 10, 26, 20, 0);

type Answer = (request: {
	readonly url: URL;
	readonly method: string;
	readonly body: Record<string, unknown>;
}) => unknown;

/** A request that the page made, as a test looks at it. */
export interface Asked {
	readonly method: string;
	readonly path: string;
	readonly body: Record<string, unknown>;
	readonly headers: Readonly<Record<string, string>>;
}

/** What the server answers beside what a test's own server has: `docs/api.md`, with customers of our invention. */
export interface FakeDesk {
	readonly asked: Asked[];
	/** Puts another answer in place of one, e.g. `answers["POST /api/messages"]`. */
	readonly answers: Record<string, Answer>;
	/** Changes what is known of one conversation. */
	change(conversation: string, row: object): void;
}

/** Answers the page's requests for a desk with so many conversations. */
export async function fakeDesk(page: Page, people = 40): Promise<FakeDesk> {
	const changed = new Map<string, object>();
	const rowOf = (index: number) => ({
		...conversation(index),
		...changed.get(`c_${index}`),
	});
	const asked: Asked[] = [];
	const answers: Record<string, Answer> = {
		...fixed,
		"GET /api/conversations": ({ url }) => {
			const start = Number(url.searchParams.get("cursor") ?? 0);
			const limit = Number(url.searchParams.get("limit"));
			const end = Math.min(start + limit, people);
			return {
				conversations: range(start, end).map(rowOf),
				next: end < people ? String(end) : null,
			};
		},
		"GET /api/conversations/:contact": ({ url }) => {
			const index = Number(url.pathname.match(/c_(\d+)/)?.[1]);
			return { conversations: [{ ...rowOf(index), ...known }] };
		},
	};
	await page.route("**/api/**", async (route) => {
		const request = requestOf(route);
		const name = `${request.method} ${patternOf(request.url.pathname)}`;
		const answer = answers[name];
		if (answer === undefined) return route.fallback();
		const { method, body } = request;
		const path = request.url.pathname;
		asked.push({ method, path, body, headers: route.request().headers() });
		const json = await answer(request);
		if (json instanceof Problem)
			return route.fulfill({ status: json.status, json: json.json });
		return json === null
			? route.fulfill({ status: 204 })
			: route.fulfill({ json, headers: { etag: '"one"' } });
	});
	return {
		asked,
		answers,
		change: (name, row) => changed.set(name, { ...changed.get(name), ...row }),
	};
}

/** The messages that the page asked to send, in order. */
export function sentBy({ asked }: FakeDesk): Asked[] {
	return asked.filter(
		({ method, path }) => method === "POST" && path === "/api/messages",
	);
}

/** One answer comes no more until it is given; whoever waits has it then, as the rest. */
export function heldBack({ answers }: FakeDesk, name: string) {
	const answer = answers[name];
	let give = () => {};
	const given = new Promise<void>((resolve) => {
		give = resolve;
	});
	answers[name] = async (request) => {
		await given;
		return answer?.(request);
	};
	return { give };
}

/** An answer that is no success. */
export class Problem {
	readonly status: number;
	readonly json: object;
	constructor(status: number, json: object) {
		this.status = status;
		this.json = json;
	}
}

function requestOf(route: Route): Parameters<Answer>[0] {
	const request = route.request();
	return {
		url: new URL(request.url()),
		method: request.method(),
		body: isJson(request) ? (request.postDataJSON() ?? {}) : {},
	};
}

function isJson(request: Request): boolean {
	return request.headers()["content-type"] === "application/json";
}

function patternOf(path: string): string {
	return path
		.replace(/\/conversations\/[^/]+/, "/conversations/:contact")
		.replace(/\/notes\/[^/]+/, "/notes/:note")
		.replace(/\/decisions\/[^/]+/, "/decisions/:id")
		.replace(/\/history\/[^/]+/, "/history/:version");
}

function range(start: number, end: number): number[] {
	return Array.from({ length: end - start }, (_, index) => start + index);
}

const iso = (minutesAgo: number) =>
	new Date(NEWEST - minutesAgo * 60_000).toISOString();

const names = [
	"Amel Ben Youssef",
	"عمر حداد",
	hostile,
	"Claire Dubois",
	"Rana K.",
	null,
];
const lastTexts = [
	"vos horaires ?",
	"بدي احجز طاولة لأربعة",
	hostile,
	"c'est où l'adresse ?",
	"do you have parking for a bus?",
	"ok thanks",
];

function conversation(index: number): object {
	const kind = index % names.length;
	return {
		conversation: `c_${index}`,
		contact: `p_${index}`,
		sender: "s_1",
		address: String(96170000000 + index),
		name: names[kind],
		last_at: iso(index * 7),
		last: {
			seq: 9000 - index,
			at: iso(index * 7),
			from: kind === 5 ? "bot" : "customer",
			type: "text",
			text: lastTexts[kind],
			rule: null,
			silent: null,
		},
		unread: kind === 4 ? 2 : 0,
		waiting_since: kind === 4 ? iso(index * 7) : null,
		window_ends_at: "2099-01-01T00:00:00.000Z",
		mode: kind === 3 ? "human" : "bot",
		human_until: null,
		opted_out: false,
		tags: kind === 0 ? ["vip"] : [],
		assigned: kind === 3 ? { agent: "a_3", name: "Rana" } : null,
		typing: null,
	};
}

const known = {
	channel: "whatsapp",
	notes: 1,
	state: {
		name: "Amel",
		tags: ["vip"],
		fields: { size: "large", allergy: hostile },
		language: { chosen: null, heard: "fr" },
		mode: "bot",
		optedOut: false,
		question: null,
		timers: [],
	},
};

const times = {
	queued: iso(5),
	accepted: iso(5),
	delivered: iso(5),
	seen: iso(4),
};

const line = (seq: number, from: string, content: object, more = {}) => ({
	seq,
	decision: `d_${seq}`,
	at: iso(9100 - seq),
	from,
	content,
	rule: null,
	status: null,
	...more,
});

const messages = [
	line(
		9001,
		"customer",
		{ type: "text", text: "bonjour 👋" },
		{ rule: "welcome" },
	),
	line(
		9001,
		"bot",
		{
			type: "buttons",
			text: "Bienvenue chez *Beit Zaytoun*, Amel 🌿",
			options: [
				{ id: "hours", label: "Horaires" },
				{ id: "menu", label: "La carte" },
			],
		},
		{ status: "seen", times, rule: "welcome" },
	),
	line(
		9002,
		"customer",
		{ type: "text", text: "vos horaires ?" },
		{ rule: "opening hours" },
	),
	line(
		9002,
		"bot",
		{ type: "text", text: "Nous sommes ouverts jusqu'à 23:00." },
		{ status: "seen", times, rule: "opening hours" },
	),
	line(
		9003,
		"customer",
		{ type: "text", text: "كم سعر المشاوي؟" },
		{ rule: "prices" },
	),
	line(
		9003,
		"bot",
		{ type: "text", text: "المشاوي من ١١$. اكتب *منيو* لكل التفاصيل." },
		{ status: "delivered", times, rule: "prices" },
	),
	line(
		9004,
		"customer",
		{
			type: "document",
			url: "https://example.com/media/abc",
			filename: hostile,
			caption: hostile,
		},
		{ status: "nothing-matched" },
	),
	line(
		9005,
		"staff",
		{ type: "text", text: "Je regarde, un instant." },
		{
			status: "failed",
			by: "Rana",
			error: { message: "No session.", advice: null },
		},
	),
];

const decision = {
	rule: "opening hours",
	because: 'keyword "horaires"',
	silent: null,
	actions: [{ type: "text", text: "Nous sommes *ouverts*." }],
};

const trace = [
	{
		rule: hostile,
		file: "rules.yaml",
		line: 4,
		outcome: "near-miss",
		because: '"horraires" is one letter from "horaires"',
	},
	{
		rule: "opening hours",
		file: "rules.yaml",
		line: 53,
		outcome: "matched",
		because: 'keyword "horaires"',
	},
	{
		rule: "menu",
		file: "rules.yaml",
		line: 81,
		outcome: "not-tried",
		because: '"opening hours" answered',
	},
];

const fixed: Readonly<Record<string, Answer>> = {
	"GET /api/conversations/:contact/messages": () => ({
		conversation: "c_0",
		messages,
		next: null,
		newer: null,
	}),
	"GET /api/conversations/:contact/notes": () => ({
		notes: [{ note: "n_1", at: iso(60), by: "Rana", text: hostile }],
		next: null,
	}),
	"POST /api/conversations/:contact/notes": ({ body }) => ({
		note: "n_2",
		at: iso(0),
		by: "local",
		text: body.text,
	}),
	"POST /api/conversations/:contact/seen": () => ({ unread: 0 }),
	"POST /api/conversations/:contact/typing": () => ({ until: iso(-1) }),
	"DELETE /api/conversations/:contact/typing": () => null,
	"POST /api/conversations/:contact/handoff": () => ({ mode: "human" }),
	"DELETE /api/conversations/:contact/handoff": () => ({ mode: "bot" }),
	"PUT /api/conversations/:contact/assignee": () => ({ assigned: null }),
	"PATCH /api/conversations/:contact": () => ({ tags: [] }),
	"DELETE /api/conversations/:contact": () => null,
	"POST /api/messages": () => ({ event: "e", messages: [] }),
	"GET /api/agents": () => ({
		agents: [{ agent: "a_3", name: "Rana", role: "agent", removed: false }],
	}),
	"GET /api/templates": () => ({
		templates: [
			{
				name: "weekend_menu",
				language: "fr",
				usable: true,
				text: "Bonjour {{1}}, voici notre carte.",
				blanks: 1,
			},
		],
	}),
	"GET /api/search": ({ url }) => ({
		people: [
			{
				conversation: "c_0",
				contact: "p_0",
				name: names[0],
				address: "96170000000",
				last_at: iso(0),
			},
		],
		messages: [
			{
				conversation: "c_1",
				name: hostile,
				seq: 9002,
				at: iso(30),
				rule: "opening hours",
				customer: `${url.searchParams.get("q")} ?`,
				answer: "Nous sommes ouverts.",
			},
		],
		next: null,
		up_to: 9005,
	}),
	"GET /api/decisions/:id": () => ({
		...decision,
		event: {
			type: "message.received",
			content: { type: "text", text: "vos horraires ?" },
		},
		conversation: "c_0",
		sends: [],
		why: { ...decision, trace, folded: "vos horraires", language: "fr" },
	}),
	"POST /api/decisions/:id/replay": () => ({
		changed: true,
		before: decision,
		today: { ...decision, rule: "new hours", because: 'keyword "horraires"' },
	}),
	"GET /api/unanswered": () => ({
		groups: [
			{
				key: "vos horraires",
				count: 7,
				people: 5,
				last_at: iso(90),
				example: "c koi vos horraires ?",
				decision: "d_9004",
				conversation: "c_0",
				nearest: {
					rule: "opening hours",
					because: '"horraires" is one letter from "horaires"',
					file: "rules.yaml",
					line: 53,
				},
				yaml: 'keyword: [<hours>, "horraires"]',
				test: '- test: "c koi vos horraires ?"\n',
			},
			{
				key: "parking",
				count: 3,
				people: 3,
				last_at: iso(600),
				example: hostile,
				decision: "d_9004",
				conversation: "c_2",
				nearest: null,
				yaml: "- name: parking",
				test: null,
			},
		],
		next: null,
		days: 30,
	}),
	"POST /api/unanswered/propose": () => ({
		files: { "rules.yaml": "version: 1\n" },
		rule: "opening hours",
		word: "horraires",
		test: '- test: "c koi vos horraires ?"\n',
		ok: true,
		problems: [],
	}),
	"POST /api/unanswered/dismiss": () => null,
	"POST /api/rules/preview": () => ({
		ok: true,
		rules: 17,
		problems: [],
		compared: { messages: 240, changed: 1, others: 3 },
		complete: true,
		differences: [
			{
				decision: "d_9004",
				at: iso(90),
				conversation: "c_0",
				event: {
					type: "message.received",
					content: { type: "text", text: "vos horraires ?" },
				},
				before: {
					rule: null,
					because: null,
					silent: "nothing-matched",
					actions: [],
				},
				after: decision,
			},
		],
	}),
	"PUT /api/rules": () => ({ ok: true, version: "v_12" }),
	"GET /api/rules/history": () => ({
		versions: [
			{
				version: "v_12",
				at: iso(60),
				by: "admin",
				note: "horraires too",
				files: ["rules.yaml"],
				live: true,
			},
			{
				version: "v_11",
				at: iso(6000),
				by: null,
				note: null,
				files: ["rules.yaml"],
				live: false,
			},
		],
		next: null,
	}),
	"GET /api/rules/history/:version": () => ({
		version: "v_11",
		files: { "rules.yaml": "version: 1\n" },
	}),
	"POST /api/rules/rollback": () => ({ ok: true, version: "v_13" }),
	"GET /api/stats": () => stats,
	"GET /api/health": () => health,
};

const stats = {
	timezone: "Asia/Beirut",
	bucket: "day",
	messages: {
		received: 1240,
		answered: 1081,
		understood: 1120,
		unanswered: 62,
		with_person: 70,
		sent: 1502,
		answered_share: 0.872,
	},
	reply_ms: {
		bot: { median: 400, p90: 900, count: 1081 },
		person: { median: 210_000, p90: 900_000, count: 34 },
	},
	series: range(0, 30).map((day) => {
		const received = 30 + Math.round(18 * Math.sin(day / 2) + (day % 7) * 3);
		return {
			at: iso((29 - day) * 1440),
			received,
			answered: Math.round(received * 0.88),
			unanswered: Math.round(received * 0.05),
			sent: received + 6,
		};
	}),
	rules: [
		"opening hours",
		"menu",
		"book a table",
		"where are you",
		"prices",
		hostile,
	].map((rule, index) => ({
		rule,
		hits: 320 - index * 50,
		last_at: iso(index),
	})),
	heat: range(0, 7).map((day) =>
		range(0, 24).map((hour) =>
			hour < 8
				? 0
				: Math.round(8 + 7 * Math.sin((hour - 8) / 3) + (day > 3 ? 5 : 0)),
		),
	),
	delivery: {
		accepted: 1502,
		delivered: 1431,
		seen: 1120,
		failed: 14,
		withheld: 9,
	},
	failures: [{ reason: "EC_NO_SESSION", count: 9 }],
	silences: [
		{ silent: "nothing-matched", count: 62 },
		{ silent: "handed-off", count: 70 },
	],
	languages: [
		{ language: "ar", count: 610 },
		{ language: "fr", count: 402 },
		{ language: "en", count: 228 },
	],
};

const health = {
	status: "ok",
	version: "0.1.0",
	demo: true,
	started_at: iso(300),
	now: iso(0),
	checks: { server: null, store: null, disk: null, rules: null },
	sending: {
		paused: null,
		in_flight: 0,
		waiting: 3,
		attempted: 0,
		oldest_at: iso(0),
	},
	last_event_at: iso(1),
	duplicates: 2,
	feed_readers: 1,
	rules: {
		hash: "sha256:0123456789abcdef",
		count: 17,
		rejected: null,
	},
	schedules: [
		{ rule: "friday menu", next: [iso(-700), iso(-10_780), iso(-20_860)] },
	],
	index: { up_to: 9005, behind: 0 },
	disk: { database_bytes: 1_200_000, free_bytes: 9_000_000_000 },
	business: { off_until: null, closed_on: null, open_on: null },
};
