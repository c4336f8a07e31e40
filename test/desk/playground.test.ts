import { describe, expect, it } from "vitest";
import { playground } from "../../src/desk/playground.ts";
import { bookFrom } from "../../src/desk/rules-text.ts";
import {
	type Conversation,
	HOUR,
	instant,
	newConversation,
} from "../../src/engine/model.ts";

const book = await bookFrom([
	{
		name: "rules.yaml",
		text: `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
rules:
  - name: vips
    when: { keyword: hours }
    if: { tag: vip }
    reply: Always, for you.
  - name: opening hours
    when: { keyword: hours }
    reply: Nine to five.
  - name: still there
    when: { no_reply_for: 45m }
    reply: Still there?
`,
	},
]);

const now = instant(Date.UTC(2026, 10, 22, 21, 30));

const vip: Conversation = {
	id: 812,
	version: 3,
	channel: "whatsapp",
	sender: { id: 1, address: "9611234567" },
	contact: { id: 55, addresses: [{ kind: "phone", value: "96170111222" }] },
	state: { ...newConversation, name: "Amel", tags: ["vip"] },
};

const play = playground({
	book: () => book,
	now: () => now,
	sender: "9611234567",
	history: { find: async (name) => (name === "c_812" ? [vip] : []) },
	library: { pinned: async () => new Map() },
});

const turn = {
	session: null,
	content: null,
	advanceMs: 0,
	at: null,
	name: null,
	as: null,
};
const hours = { type: "text", text: "hours?" } as const;

describe("the playground", () => {
	it("writes the chat down as a test, with the clock of the business", async () => {
		const first = await play({ ...turn, content: hours, name: "Zeina" });
		expect(first.test).toBe(`- test: "hours?"
  at: "2026-11-22 23:30"
  contact: { name: "Zeina", phone: "+10000000001" }
  talk:
    - customer: "hours?"
    - bot: { rule: "opening hours", text: "Nine to five." }
`);
		const { session } = first;
		const later = await play({ ...turn, session, advanceMs: HOUR });
		expect(later.test?.split("\n").slice(6, 8)).toEqual([
			"    - wait: 1h",
			'    - bot: { rule: "still there", text: "Still there?" }',
		]);
	});

	it("has no test to write before somebody wrote", async () => {
		const { test } = await play({ ...turn, advanceMs: HOUR });
		expect(test).toBeNull();
	});

	it("plays somebody who is known, with what is remembered of them", async () => {
		const { decisions } = await play({ ...turn, content: hours, as: "c_812" });
		expect(decisions.map(({ decision }) => decision.rule)).toEqual(["vips"]);
		expect(vip.state.lastInboundAt).toBeNull();
	});

	it("says so when nobody is known by that name", async () => {
		const asked = play({ ...turn, content: hours, as: "nobody" });
		await expect(asked).rejects.toMatchObject({ code: "unknown-contact" });
	});
});
