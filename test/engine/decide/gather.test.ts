import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	type Content,
	type Conversation,
	DAY,
	type Decision,
	HOUR,
	type Instant,
	newConversation,
	SECOND,
} from "../../../src/engine/model.ts";
import { type BookSketch, bookOf } from "../book.ts";
import {
	command,
	conversationIn,
	decided,
	known,
	later,
	message,
	next,
	now,
	tap,
	textsOf,
	timer,
} from "../scene.ts";

const rules: BookSketch["rules"] = [
	{
		name: "stop",
		when: { keyword: { any: ["stop", "9"], match: "exact" } },
		interrupt: true,
		do: [{ text: "Stopped" }],
	},
	{
		name: "one",
		when: { keyword: "1" },
		interrupt: true,
		do: [{ text: "First" }],
	},
	{
		name: "agent",
		when: { keyword: "agent" },
		interrupt: true,
		do: [{ text: "Soon" }],
	},
	{
		name: "welcome",
		when: { first_message: { again_after: "30d" } },
		continue: true,
		do: [{ text: "Welcome" }],
	},
	{ name: "tapped", when: { button: "menu" }, do: [{ text: "Tapped" }] },
	{
		name: "picture",
		when: { message: "image" },
		do: [{ text: "Nice: {message}" }],
	},
	{
		name: "echo",
		when: { message: "text" },
		limit: "none",
		do: [{ text: "<{message}>", quote: true }],
	},
];

const waiting = { waitForMoreMs: 2 * SECOND };
const book = bookOf({ rules, settings: waiting });

function chat(conversation: Conversation = known(), sketch = book) {
	let at = now;
	let ids = 0;
	const take = (event: Parameters<typeof decided>[1]): Decision => {
		const decision = decided(sketch, event, { conversation, now: at });
		conversation = next(conversation, decision);
		return decision;
	};
	return {
		say(content: string | Content, afterMs = 0): Decision {
			at = later(at, afterMs);
			ids += 1;
			return take(message(content, { at, messageId: `wamid.${ids}` }));
		},
		take: (event: Parameters<typeof decided>[1]) => take(event),
		/** The timer that ends the wait, when it is due. */
		end(): Decision {
			const due = dueAt();
			if (due === null) throw new Error("Nothing waits.");
			at = due;
			return take(timer("wait_for_more", at));
		},
		dueAt,
		state: () => conversation.state,
	};
	function dueAt(): Instant | null {
		const { timers } = conversation.state;
		return timers.find(({ kind }) => kind === "wait_for_more")?.dueAt ?? null;
	}
}

describe("messages that follow each other closely", () => {
	test("are read as one, with a line break between them", () => {
		const talk = chat();
		for (const words of ["hello", "I would like", "the menu"]) {
			const decision = talk.say(words, SECOND);
			expect(decision).toMatchObject({
				silent: "waiting-for-more",
				rule: null,
				effects: [],
			});
			expect(decision.unanswered).toBe(false);
		}
		const answer = talk.end();
		expect(answer).toMatchObject({ rule: "echo", silent: null });
		expect(textsOf(answer)).toEqual(["<hello\nI would like\nthe menu>"]);
		expect(talk.state()).toMatchObject({ gathered: null, timers: [] });
	});

	test("each of them begins the wait anew", () => {
		const talk = chat();
		talk.say("hello");
		expect(talk.dueAt()).toBe(later(now, 2_000));
		talk.say("you", 1_500);
		expect(talk.dueAt()).toBe(later(now, 3_500));
	});

	test("none waits longer than ten seconds", () => {
		const talk = chat();
		talk.say("0");
		for (let turn = 1; turn < 8; turn++) talk.say(`${turn}`, 1_300);
		expect(talk.dueAt()).toBe(later(now, 10_000));
	});

	test("the tenth is decided at once, with all before it", () => {
		const talk = chat();
		for (let turn = 0; turn < 9; turn++)
			expect(talk.say(`line ${turn}`).silent).toBe("waiting-for-more");
		const tenth = talk.say("line 9");
		expect(textsOf(tenth)[0]?.split("\n")).toHaveLength(10);
		expect(talk.dueAt()).toBeNull();
		expect(talk.state().gathered).toBeNull();
	});

	test("a long text is no hasty line and does not wait", () => {
		const decision = chat().say("word ".repeat(1_000));
		expect(decision.rule).toBe("echo");
	});

	test("the answer quotes the last of them", () => {
		const talk = chat();
		talk.say("hello");
		talk.say("again");
		expect(talk.end().effects).toMatchObject([{ quote: "wamid.2" }]);
	});

	test("a caption is joined too, and the picture is still one", () => {
		const talk = chat();
		talk.say({ type: "image", url: "https://x/1", caption: "this one" });
		talk.say("in red, please");
		expect(textsOf(talk.end())).toEqual(["Nice: this one\nin red, please"]);
	});

	test("the greeting is for all of them, once", () => {
		const talk = chat(conversationIn());
		expect(talk.say("hello").conversation?.firstMessageAt).toBeNull();
		talk.say("you");
		expect(textsOf(talk.end())).toEqual(["Welcome", "<hello\nyou>"]);
		talk.say("more");
		expect(textsOf(talk.end())).toEqual(["<more>"]);
	});

	test("the silence before them counts as it was", () => {
		const longAgo = later(now, -40 * DAY);
		const talk = chat(
			known({ firstMessageAt: longAgo, lastInboundAt: longAgo }),
		);
		expect(talk.say("hello").conversation?.lastInboundAt).toBe(now);
		expect(textsOf(talk.end())).toEqual(["Welcome", "<hello>"]);
		expect(talk.state().lastInboundAt).toBe(now);
	});

	test("what is decided in between is greeted in their place", () => {
		const talk = chat(conversationIn());
		talk.say("hello");
		const voice = { type: "voice", url: "https://x/1" } as const;
		expect(textsOf(talk.say(voice))).toEqual(["Welcome"]);
		expect(textsOf(talk.end())).toEqual(["<hello>"]);
	});
});

describe("what never waits", () => {
	test.each([
		["a tap", tap("menu", "Menu"), "tapped"],
		["an exact word of an interrupting rule", message("Stop 🙏"), "stop"],
		[
			"a digit of an interrupting rule, which is exact by itself",
			message("1"),
			"one",
		],
		[
			"a picture without a caption",
			message({ type: "image", url: "https://x/1", caption: null }),
			"picture",
		],
	])("%s", (_what, event, rule) => {
		expect(decided(book, event).rule).toBe(rule);
	});

	test("other words of an interrupting rule do wait", () => {
		expect(decided(book, message("an agent please")).silent).toBe(
			"waiting-for-more",
		);
	});

	test("nothing waits where settings do not say so", () => {
		expect(decided(bookOf({ rules }), message("hello")).rule).toBe("echo");
	});
});

describe("while they wait", () => {
	test("a hand-over drops them", () => {
		const talk = chat();
		talk.say("hello");
		talk.take(command({ kind: "handoff", backAfterMs: HOUR }));
		expect(talk.dueAt()).toBeNull();
		expect(talk.state().gathered).toBeNull();
	});

	test("a timer that comes twice, or for nothing, does nothing", () => {
		const talk = chat();
		talk.say("hello");
		expect(talk.end().rule).toBe("echo");
		expect(talk.take(timer("wait_for_more", later(now, HOUR)))).toMatchObject({
			rule: null,
			silent: null,
			effects: [],
		});
	});

	test("state of an older version knows no gathering and works", () => {
		const { gathered: _, ...older } = newConversation;
		const talk = chat({ ...known(), state: older });
		talk.say("hello");
		expect(textsOf(talk.end())).toContain("<hello>");
	});
});

test("nothing a customer says is lost or said twice, however it is cut", () => {
	const line = fc
		.stringMatching(/^[a-z]{1,6}$/)
		.filter((text) => !["stop", "agent"].includes(text));
	const gap = fc.integer({ min: 0, max: 3_000 });
	fc.assert(
		fc.property(fc.array(fc.tuple(line, gap), { maxLength: 30 }), (said) => {
			const talk = chat();
			const heard: string[] = [];
			const hear = (decision: Decision) =>
				heard.push(...textsOf(decision).map((text) => text.slice(1, -1)));
			let at = 0;
			for (const [words, gapMs] of said) {
				at += gapMs;
				const due = talk.dueAt();
				if (due !== null && due <= later(now, at)) hear(talk.end());
				const passed = Math.max(
					0,
					later(now, at) - (talk.state().lastInboundAt ?? now),
				);
				hear(talk.say(words, Math.max(0, passed)));
			}
			if (talk.dueAt() !== null) hear(talk.end());
			expect(heard.join("\n")).toBe(said.map(([words]) => words).join("\n"));
		}),
		{ numRuns: 100 },
	);
});
