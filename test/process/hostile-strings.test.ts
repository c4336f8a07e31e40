import { afterAll, beforeAll, expect, it } from "vitest";
import { hostileStrings } from "../hostile-strings.ts";
import type { FeedRow } from "./feed.ts";
import { startWorld, type World, written } from "./world.ts";

const rules = `version: 1
business: { name: Echo, timezone: Asia/Beirut, languages: [en] }
settings: { brake: "off", mark_read: false }
rules:
  - name: what is known
    when: { event: posted }
    limit: none
    do:
      - document:
          url: https://example.com/a.pdf
          caption: "«{event.said|}»"
          filename: "«{contact.kept|}»"
  - name: what was said
    when: { message: text }
    limit: none
    reply: "«{message|}»"
`;

const BATCH = 100;
const LONGEST_NAME = 200;
const LONGEST_KEY = 60;
const LONGEST_FILENAME = 240;
const url = "https://example.com/a.jpg";
const point = { latitude: 33.9, longitude: 35.5 };

type Fields = Readonly<Record<string, unknown>>;

/** Where a customer puts a text: in a message as Infobip tells of it, and in the same as we keep it. */
interface Place {
	readonly written: (text: string) => Fields & { readonly type: string };
	readonly kept: (text: string) => Fields;
}

const places: Readonly<Record<string, Place>> = {
	text: {
		written: (text) => ({ type: "TEXT", text }),
		kept: (text) => ({ type: "text", text }),
	},
	button: {
		written: (text) => ({
			...{ type: "INTERACTIVE_BUTTON_REPLY", id: text, title: text },
		}),
		kept: (text) => ({
			...{ type: "button", id: text, label: text, source: "reply" },
		}),
	},
	caption: {
		written: (caption) => ({ type: "IMAGE", url, caption }),
		kept: (caption) => ({ type: "image", url, caption }),
	},
	place: {
		written: (text) => ({
			...{ type: "LOCATION", ...point, name: text, address: text },
		}),
		kept: (text) => ({
			...{ type: "location", ...point, name: text, address: text },
		}),
	},
	contact: {
		written: (text) => ({ type: "CONTACT", contacts: [cardOf(text)] }),
		kept: (text) => ({ type: "contact", contacts: [cardOf(text)] }),
	},
};

const cardOf = (text: string) => ({
	name: { formattedName: text },
	emails: [{ email: text }],
});

/** One for each string. */
const customers = hostileStrings.map((text, index) => ({
	text,
	from: `9617${String(index).padStart(7, "0")}`,
}));

type Customer = (typeof customers)[number];

let made: World;
/** The last journal row that was looked at. */
let lastSeen = 0;

beforeAll(async () => {
	made = await startWorld({
		rules,
		env: { SEND_RATE: "1000" },
		// Nobody reports what became of thousands of messages.
		emulator: { limits: false, onWebhook: async () => {} },
	});
});
afterAll(() => made.close());

it.each(Object.entries(places))(
	"D70: hostile strings as a customer's name and in a %s are kept as they are, and said again but for what no message may hold",
	async (name, place) => {
		const asked = made.infobip.requests.length;
		await postAll(place);
		const contents = await newContents();
		const names = await namesNow();
		for (const { text, from } of customers) {
			expect(contents.get(from), quoted(text)).toEqual(place.kept(text));
			expect(names.get(from), quoted(text)).toBe(shownName(text));
		}
		if (name === "text" || name === "button")
			await expectSaid(asked, (text) => ({ text: `«${spoken(text)}»` }));
	},
);

it("D70: hostile strings are told by the transcript as they were written, in answers that are UTF-8 and JSON", async () => {
	await together(async ({ text, from }) => {
		const path = `/api/conversations/${from}/messages`;
		const { messages } = (await ask("GET", path)) as {
			messages: { content: Fields }[];
		};
		const contents = messages.map(({ content }) => content);
		expect(contents, quoted(text)).toEqual(
			expect.arrayContaining([
				...Object.values(places).map(({ kept }) => kept(text)),
				{ type: "text", text: `«${spoken(text)}»` },
			]),
		);
	});
});

it("D70: hostile strings in an event's data and a contact's fields are kept as they are, and leave in a caption and a file's name", async () => {
	const asked = made.infobip.requests.length;
	await together(async ({ text, from }) => {
		const fields = { kept: text, [`x${text}`.slice(0, LONGEST_KEY)]: text };
		const changed = await ask("PATCH", `/api/conversations/${from}`, {
			fields,
		});
		expect(changed, quoted(text)).toMatchObject({ fields, refused: [] });
		const data = { said: text, [`x${text}`.slice(0, LONGEST_NAME)]: text };
		await ask("POST", "/api/events", { name: "posted", contact: from, data });
	});
	await expectSaid(asked, (text) => {
		const said = `«${spoken(text)}»`;
		const short = said.length > LONGEST_FILENAME ? expect.any(String) : said;
		return {
			mediaUrl: "https://example.com/a.pdf",
			caption: said,
			filename: short,
		};
	});
});

it("G90: what is handed over about somebody is JSON to be saved, never the cells of a spreadsheet", async () => {
	const formulas = customers.filter(({ text }) => /^[=+@\t-]./.test(text));
	expect(formulas.length).toBeGreaterThan(5);
	for (const { text, from } of formulas) {
		const path = `/api/conversations/${from}/export`;
		const response = await fetch(made.server.url() + path);
		const { headers } = response;
		expect(headers.get("content-type")).toBe("application/json");
		expect(headers.get("content-disposition")).toMatch(
			/^attachment; .*\.json"$/,
		);
		expect(headers.get("x-content-type-options")).toBe("nosniff");
		expect(await response.text()).toContain(JSON.stringify(text));
	}
});

const batches = Array.from(
	{ length: Math.ceil(customers.length / BATCH) },
	(_, index) => customers.slice(index * BATCH, (index + 1) * BATCH),
);

/** Does it for every customer, a batch of them at once. */
async function together(
	work: (customer: Customer) => Promise<void>,
): Promise<void> {
	for (const batch of batches) await Promise.all(batch.map(work));
}

async function postAll(place: Place): Promise<void> {
	for (const batch of batches) {
		const results = batch.map((customer) => resultOf(customer, place));
		expect(await made.server.post({ results })).toBe(200);
	}
}

function resultOf({ text, from }: Customer, place: Place): Fields {
	const { results } = written(from, place.written(text)) as {
		results: readonly Fields[];
	};
	return { ...results[0], contact: { name: text, phoneNumber: from } };
}

/** What leaves of a text: nothing that turns the rest round, no NUL, no half letters, no blanks alone. */
function spoken(text: string): string {
	const tame = text
		.replace(/[\0\u202A-\u202E\u2066-\u2069]/g, "")
		.replace(/\p{Surrogate}/gu, "\uFFFD");
	return tame.trim() === "" ? "" : tame;
}

/** A name loses the blanks around it, and its end where that is far. */
function shownName(text: string): string | null {
	const name = text.slice(0, LONGEST_NAME).trim();
	return name === "" ? null : name;
}

const quoted = (text: string) => JSON.stringify(text);

/** What the feed says that each of them wrote, after what was looked at before. */
async function newContents(): Promise<ReadonlyMap<string, unknown>> {
	const contents = new Map<string, unknown>();
	const isNew = ({ type }: FeedRow) => type === "decision.made";
	const rows = await made.server.until(
		(all) => all.filter(isNew).length === customers.length,
		{ since: lastSeen, types: "decision.made" },
	);
	for (const { seq, from, event } of rows) {
		lastSeen = seq;
		contents.set(String(from), (event as { content: unknown }).content);
	}
	return contents;
}

/** The names in the list of conversations, by number. */
async function namesNow(): Promise<ReadonlyMap<string, string | null>> {
	const names = new Map<string, string | null>();
	let query = "limit=500";
	while (names.size < customers.length) {
		const { conversations, next } = (await ask(
			"GET",
			`/api/conversations?${query}`,
		)) as {
			conversations: { address: string; name: string | null }[];
			next: string | null;
		};
		for (const { address, name } of conversations) names.set(address, name);
		query = `limit=500&cursor=${next}`;
	}
	return names;
}

/** What left for each of them, as the provider got it. */
async function expectSaid(
	asked: number,
	contentOf: (text: string) => Fields,
): Promise<void> {
	const { requests } = made.infobip;
	await made.infobip.until(() => requests.length >= asked + customers.length);
	const sent = made.infobip.messages().slice(-customers.length);
	const said = new Map(sent.map(({ to, content }) => [to, content]));
	for (const { text, from } of customers)
		expect(said.get(from), quoted(text)).toEqual(contentOf(text));
}

/** Asks the api; its answer, which must be UTF-8 and JSON. */
async function ask(
	method: string,
	path: string,
	body?: object,
): Promise<unknown> {
	const response = await fetch(`${made.server.url()}${path}`, {
		method,
		headers: { "content-type": "application/json" },
		...(body && { body: JSON.stringify(body) }),
	});
	const bytes = await response.arrayBuffer();
	const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	expect(response.ok, text).toBe(true);
	return JSON.parse(text);
}
