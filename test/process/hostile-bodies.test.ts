import { connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FeedRow } from "./feed.ts";
import { account } from "./infobip-server.ts";
import { decidedId } from "./rows.ts";
import { newMessageId, startWorld, type World, written } from "./world.ts";

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
settings: { brake: "off", mark_read: false }
rules:
  - name: menu
    when: { keyword: [menu, istanbul, café] }
    limit: none
    reply: "We have {message}!"
  - name: anything else
    when: nothing_matched
    limit: none
    reply: Sorry?
`;

type Item = Readonly<Record<string, unknown>>;

let made: World;
let customers = 0;
/** The last journal row that was looked at. */
let lastSeen = 0;

beforeAll(async () => {
	const env = { SEND_RATE: "1000" };
	made = await startWorld({ rules, env, emulator: { limits: false } });
});
afterAll(() => made.close());

/** A message of somebody who never wrote before, as it stands in `results`. */
function item(change: Item = {}): Item {
	customers += 1;
	const from = `96170${String(customers).padStart(7, "0")}`;
	const { results } = written(from, "menu") as { results: readonly Item[] };
	return { ...results[0], ...change };
}

const text = (said: unknown): Item => ({
	message: { type: "TEXT", text: said },
});
const bodyOf = (...results: readonly unknown[]) => JSON.stringify({ results });

/** Posts a body as it is: what was decided, and what was refused. */
async function posted(body: string | Uint8Array<ArrayBuffer>) {
	const url = `${made.server.url()}/webhook/infobip`;
	const response = await fetch(url, { method: "POST", body });
	expect(response.status).toBe(200);
	return newRows();
}

/** What the journal holds since it was last looked at: whatever was acknowledged stands before a message that comes after it. */
async function newRows() {
	const mark = item();
	await made.server.post({ results: [mark] });
	const rows = await made.server.until(
		(all) => all.some((row) => decidedId(row) === mark.messageId),
		{ since: lastSeen, types: "decision.made,event.refused" },
	);
	lastSeen = rows.at(-1)?.seq ?? lastSeen;
	const news = rows.slice(0, -1);
	return {
		decided: news.filter(({ type }) => type === "decision.made"),
		refused: news.filter(({ type }) => type === "event.refused"),
	};
}

const contentOf = ({ event }: FeedRow) => (event as { content: Item }).content;

it("A9: a byte order mark, invalid UTF-8 and half letters are kept, and leave as letters", async () => {
	const one = item(text("menu \ud800"));
	const two = item(text("menu \ufffd?"));
	const bytes = Buffer.concat([
		Buffer.from(`\ufeff${bodyOf(one).slice(0, -2)},`),
		Buffer.from(`${JSON.stringify(two).split("\ufffd")[0]}`),
		Buffer.from([0xff]),
		Buffer.from(`${JSON.stringify(two).split("\ufffd")[1]}]}`),
	]);
	const { decided } = await posted(new Uint8Array(bytes));
	expect(decided.map((row) => contentOf(row).text)).toEqual([
		"menu \ud800",
		"menu \ufffd?",
	]);
	await expectReplies(
		[one, "We have menu \ufffd!"],
		[two, "We have menu \ufffd?!"],
	);
});

it("A10: NUL cuts no text and no id short", async () => {
	const items = ["a\0b", "a\0c", "a"].map((id) =>
		item({ ...text("menu\0 please"), messageId: id }),
	);
	const { decided } = await posted(bodyOf(...items));
	expect(decided.map(decidedId)).toEqual(["a\0b", "a\0c", "a"]);
	expect(decided.map((row) => contentOf(row).text)).toEqual(
		Array(3).fill("menu\0 please"),
	);
});

it("A11: of a key given twice the last counts", async () => {
	const twice = bodyOf(item()).replace(
		'"messageId":',
		'"messageId":"first","messageId":',
	);
	const { decided } = await posted(twice);
	expect(decided.map(decidedId)).not.toContain("first");
	expect(decided).toHaveLength(1);
});

it("A12: keys named like prototypes change nothing, at whatever level", async () => {
	const evil =
		'{"__proto__":{"text":"x","silent":"x"},"constructor":{"prototype":{"text":"x"}},';
	const { decided } = await posted(
		bodyOf(item()).replaceAll("{", evil).replaceAll(",}", "}"),
	);
	expect(decided).toMatchObject([{ rule: "menu", silent: null }]);
	expect((await posted(bodyOf(item()))).decided).toMatchObject([
		{ rule: "menu", silent: null, event: { content: { text: "menu" } } },
	]);
});

it("A13: the good are decided beside the bad, which are kept with their reasons", async () => {
	const good = [item(), item()];
	const bad = [
		null,
		7,
		"x",
		[],
		{},
		{ messageId: "m" },
		item({ message: null, from: {} }),
	];
	const { decided, refused } = await posted(bodyOf(good[0], ...bad, good[1]));
	expect(decided.map(decidedId)).toEqual(
		good.map(({ messageId }) => messageId),
	);
	expect(refused).toHaveLength(bad.length);
	for (const { reason } of refused) expect(reason).not.toBe("");
	for (const body of ["{}", '{"results":{}}'])
		expect(await posted(body)).toMatchObject({ decided: [], refused: [{}] });
});

it("A14: a batch of nothing is 200 and leaves nothing", async () => {
	expect(await posted('{"results":[]}')).toEqual({ decided: [], refused: [] });
});

it.each([
	["missing", undefined],
	["empty", ""],
	["a number", 7],
	["10 KB", "x".repeat(10_240)],
])(
	"A15: an id that is %s: the message is set aside, once however often it comes",
	async (_, messageId) => {
		const body = bodyOf(item({ messageId }));
		expect(await posted(body)).toMatchObject({ decided: [], refused: [{}] });
		expect(await posted(body)).toEqual({ decided: [], refused: [] });
	},
);

it("A15: ids that differ by case or a blank are of different messages", async () => {
	const ids = ["Id", "id", "id ", " id"];
	const { decided } = await posted(
		bodyOf(...ids.map((messageId) => item({ messageId }))),
	);
	expect(decided.map(decidedId)).toEqual(ids);
});

it("A16: of two texts under one id the first is decided, and the second does nothing", async () => {
	const first = item();
	const second = { ...first, ...text("something else") };
	expect((await posted(bodyOf(first, second))).decided).toHaveLength(1);
	expect(await posted(bodyOf(second))).toEqual({ decided: [], refused: [] });
	await expectReplies([first, "We have menu!"]);
});

it("A17: the same id at two numbers of ours is two messages", async () => {
	const here = item();
	const { decided } = await posted(
		bodyOf(here, { ...here, to: "447860099300" }),
	);
	expect(decided.map(decidedId)).toEqual([here.messageId, here.messageId]);
	expect(new Set(decided.map(({ sender }) => sender)).size).toBe(2);
});

it("A18: an id may be that of a message and of a report, and neither is taken for the other", async () => {
	const message = item();
	const report = {
		messageId: message.messageId,
		status: { groupId: 3, id: 5 },
		doneAt: null,
	};
	const { decided, refused } = await posted(bodyOf(report, message, report));
	expect(decided.map(decidedId)).toEqual([message.messageId]);
	expect(refused).toMatchObject([{ reason: "not-known-here" }]);
});

it.each(["", "+", "frank", "3".repeat(40), null, account.INFOBIP_SENDER])(
	"A19: a message from %j is set aside, and nobody is answered",
	async (from) => {
		const asked = made.infobip.messages().length;
		expect(await posted(bodyOf(item({ from, contact: null })))).toMatchObject({
			decided: [],
			refused: [{}],
		});
		const answered = made.infobip
			.messages()
			.slice(asked)
			.map(({ to }) => to);
		expect(answered).not.toContain(from);
	},
);

it("A20: dates that say nothing count as now, and what is over seven days old does nothing", async () => {
	const dates = [
		undefined,
		null,
		7,
		"garbage",
		"1970-01-01T00:00:00.000+0000",
		"9999-12-31T23:59:59.000-0300",
	];
	const { decided } = await posted(
		bodyOf(...dates.map((receivedAt) => item({ receivedAt }))),
	);
	expect(decided.map(({ silent }) => silent)).toEqual(dates.map(() => null));
	const old = new Date(Date.now() - 8 * 86_400_000)
		.toISOString()
		.replace("Z", "+0000");
	const late = await posted(bodyOf(item({ receivedAt: old })));
	expect(late.decided).toMatchObject([{ rule: null, silent: "stale" }]);
});

it.each([
	"REACTION",
	"INTERACTIVE_CALL_PERMISSION_REPLY",
	"INFECTED_CONTENT",
	"UNSUPPORTED",
	"A_KIND_OF_THE_FUTURE",
])("A21: %s is decided, and reaches no fallback", async (type) => {
	const { decided } = await posted(
		bodyOf(item({ message: { type, emoji: "👍" } })),
	);
	expect(decided).toMatchObject([{ rule: null, silent: "nothing-matched" }]);
});

it("A21: an order is decided", async () => {
	const message = {
		type: "ORDER",
		catalogId: "c",
		productItems: [{ quantity: 1 }],
		text: "menu",
	};
	expect((await posted(bodyOf(item({ message })))).decided).toMatchObject([
		{ rule: "menu" },
	]);
});

it.each([
	["65,000 letters", `menu ${"x".repeat(65_000)}`],
	["4,096 pictures", `menu ${"😀".repeat(4_096)}`],
	["letters that are not seen", "me\u200bn\u00adu\ufeff"],
	["letters turned round", "\u202emenu\u202c \u2067x\u2069"],
	["marks upon marks", "m\u0337e\u0335\u0301n\u0353u\u0334\u0300\u0316"],
	["accents written apart", "cafe\u0301"],
	["accents written as one", "CAF\u00c9"],
	["the Turkish İ", "\u0130STANBUL"],
	["the Turkish ı", "\u0131stanbul"],
	["fullwidth letters", "ＭＥＮＵ"],
])("A22: %s are understood, and kept as they came", async (_, said) => {
	const { decided } = await posted(bodyOf(item(text(said))));
	expect(decided).toMatchObject([{ rule: "menu" }]);
	expect(decided.map(contentOf)).toEqual([{ type: "text", text: said }]);
});

it("A23: a place that is nowhere is kept and not taken for one; of a thousand contacts a hundred are kept", async () => {
	const place = bodyOf(
		item({ message: { type: "LOCATION", latitude: 7, longitude: 8 } }),
	);
	const nowhere = await posted(
		place.replace('"latitude":7', '"latitude":1e999'),
	);
	expect(nowhere.decided.map(contentOf)).toMatchObject([
		{ type: "unsupported", kind: "LOCATION" },
	]);
	const contacts = Array.from({ length: 1_000 }, (_, n) => ({
		name: { formattedName: n },
	}));
	const cards = await posted(
		bodyOf(item({ message: { type: "CONTACT", contacts } })),
	);
	expect(
		cards.decided.map((row) => (contentOf(row).contacts as unknown[]).length),
	).toEqual([100]);
	const nan = await fetch(`${made.server.url()}/webhook/infobip`, {
		method: "POST",
		body: place.replace('"latitude":7', '"latitude":NaN'),
	});
	expect(nan.status).toBe(400);
});

it("A25: a thousand posts of one message at once are one decision", async () => {
	const body = { results: [item()] };
	const statuses = await Promise.all(
		Array.from({ length: 1_000 }, () => made.server.post(body)),
	);
	expect(new Set(statuses)).toEqual(new Set([200]));
	expect((await newRows()).decided).toHaveLength(1);
});

it("A28, A31: a message is kept whose sender hangs up before our 200, and does nothing when it comes again", async () => {
	const one = item({ messageId: newMessageId() });
	await hangUpAfter(bodyOf(one));
	const isIt = (row: FeedRow) => decidedId(row) === one.messageId;
	await made.server.until((rows) => rows.some(isIt), { since: lastSeen });
	expect((await posted(bodyOf(one))).decided.filter(isIt)).toHaveLength(1);
});

/** Posts a body, and is gone without waiting for an answer. */
function hangUpAfter(body: string): Promise<void> {
	const { hostname, port } = new URL(made.server.url());
	const head = `POST /webhook/infobip HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
	return new Promise((resolve) => {
		const socket = connect(Number(port), hostname);
		socket.on("error", () => {});
		socket
			.end(head + body, () => socket.destroy())
			.once("close", () => resolve());
	});
}

/** Each got this answer and no other. */
async function expectReplies(
	...expected: readonly (readonly [Item, string])[]
): Promise<void> {
	const replies = () =>
		made.infobip
			.messages()
			.filter(({ to }) => expected.some(([{ from }]) => from === to));
	await made.infobip.until(() => replies().length >= expected.length);
	expect(
		replies()
			.map(({ to, content }) => [to, content.text])
			.toSorted(),
	).toEqual(expected.map(([{ from }, said]) => [from, said]).toSorted());
}
