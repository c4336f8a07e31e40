import { describe, expect, test } from "vitest";
import type {
	Content,
	Decision,
	OutboundContent,
} from "../../../src/engine/model.ts";
import { type ActionSketch, bookOf } from "../book.ts";
import { flowChat, wordsOf } from "../decide/flow-chat.ts";
import { hours } from "../situation.ts";

/** What a question sends, saves and says of its answer. */
function asked(own: Readonly<Record<string, unknown>>, echo = "{x}") {
	const steps: readonly ActionSketch[] = [
		{ ask: "Well?", save_as: "x", ...own },
		{ if: { x: { known: "true" } }, do: [{ text: echo }] },
	];
	const book = bookOf({
		rules: [{ name: "go", when: { keyword: "go" }, do: [{ start: "f" }] }],
		flows: [{ name: "f", steps }],
		profile: { hours },
	});
	const chat = flowChat(book);
	const [first] = chat.says("go").effects;
	const question = first?.type === "send" ? first.content : undefined;
	return { chat, question, says: (said: string | Content) => chat.says(said) };
}

const answerIn = ({ actions }: Decision) =>
	actions.find(({ type }) => type === "answer")?.value;

const answered = (own: Readonly<Record<string, unknown>>, said: string) =>
	answerIn(asked(own).says(said));

const sizes = {
	type: "choice",
	options: {
		small: { en: "Small", fr: "Petite", ar: "صغيرة" },
		large: { en: "Large", fr: "Grande", ar: "كبيرة" },
	},
};

describe("text", () => {
	test("is what the customer typed, without the spaces around it", () => {
		expect(answered({}, "  Rue de la Paix, 3 ")).toBe("Rue de la Paix, 3");
		expect(answered({ type: "text" }, "x")).toBe("x");
	});

	test("has at least min and at most max letters", () => {
		const own = { type: "text", min: "2", max: "4" };
		expect(answered(own, "a")).toBeUndefined();
		expect(answered(own, "abcd")).toBe("abcd");
		expect(answered(own, "abcde")).toBeUndefined();
	});

	test("with a pattern is the piece that fits it", () => {
		const own = { type: "text", pattern: "[A-Z]{2}[0-9]{4}" };
		expect(answered(own, "it is AB1234, thanks")).toBe("AB1234");
		expect(answered(own, "no idea")).toBeUndefined();
	});

	test("is no picture, and no longer than the quota", () => {
		const { says } = asked({});
		expect(
			answerIn(says({ type: "voice", url: "https://x/1" })),
		).toBeUndefined();
		const long = answerIn(says("ن".repeat(4_000)));
		expect(String(long).length).toBeLessThanOrEqual(1_000);
	});
});

describe("number", () => {
	const own = { type: "number", min: "1", max: "12", whole: "true" };

	test.each([
		["4", 4],
		["٧", 7],
		["for 4 please", 4],
		["trois", 3],
		["خمسة", 5],
		["13", undefined],
		["0", undefined],
		["2.5", undefined],
		["3 or 4", undefined],
	])("%s", (said, number) => {
		expect(answered(own, said)).toBe(number);
	});

	test("prints in the language of the text", () => {
		const { says } = asked({ type: "number" });
		expect(wordsOf(says("12500"))).toEqual(["12,500"]);
	});
});

describe("yes_no", () => {
	test.each([
		["yes please", true],
		["non merci", false],
		["👍", true],
		["لا", false],
		["maybe", undefined],
	])("%s", (said, answer) => {
		expect(answered({ type: "yes_no" }, said)).toBe(answer);
	});

	test("no is an answer too, and texts say it in their language", () => {
		const { says, chat } = asked({ type: "yes_no" });
		expect(wordsOf(says("non"))).toEqual(["non"]);
		expect(chat.state().question).toBeNull();
	});
});

describe("choice", () => {
	const optionsOf = (content: OutboundContent | undefined) =>
		content?.type === "buttons" ? content.options : [];

	test("shows up to three options as buttons", () => {
		const { question } = asked(sizes);
		expect(question).toEqual({
			type: "buttons",
			text: "Well?",
			options: [
				{ id: "x=small", label: "Small" },
				{ id: "x=large", label: "Large" },
			],
		});
	});

	test("shows more as a list, in the order of the file", () => {
		const options = { 4: "Four", 3: "Three", 2: "Two", 1: "One" };
		const { question } = asked({ type: "choice", options });
		expect(question).toMatchObject({ type: "list", label: "Choose" });
		expect(JSON.stringify(question)).toContain('"x=4"');
	});

	test.each([
		["Large", "large"],
		["une grande svp", "large"],
		["صغيره", "small"],
		["2", "large"],
		["٢", "large"],
		["small or large", undefined],
		["5", undefined],
	])(
		"is answered by its label in any language, or its number: %s",
		(said, id) => {
			const answer = answered(sizes, said) as { id: string } | undefined;
			expect(answer?.id).toBe(id);
		},
	);

	test("is answered by a tap, and prints the label in the text's language", () => {
		const { chat } = asked(sizes, "{x}");
		expect(wordsOf(chat.taps("Large"))).toEqual(["Large"]);
		const french = asked(sizes, "{x}").chat;
		expect(wordsOf(french.says("une petite, s'il vous plaît"))).toEqual([
			"Petite",
		]);
	});

	test("conditions ask for its id", () => {
		const steps: readonly ActionSketch[] = [
			{ ask: "Which?", save_as: "x", ...sizes },
			{ if: { x: "large" }, do: [{ text: "big" }], else: [{ text: "no" }] },
			{ if: { x: { one_of: ["small"] } }, do: [{ text: "no" }] },
		];
		const book = bookOf({
			rules: [{ name: "go", when: { keyword: "go" }, do: [{ start: "f" }] }],
			flows: [{ name: "f", steps }],
		});
		const chat = flowChat(book);
		chat.says("go");
		expect(wordsOf(chat.says("grande"))).toEqual(["big"]);
	});

	test("sorry shows the options again", () => {
		const { says } = asked({ ...sizes, sorry: "One of these, please." });
		const [effect] = says("what?").effects;
		const content = effect?.type === "send" ? effect.content : undefined;
		expect(content).toMatchObject({ text: "One of these, please." });
		expect(optionsOf(content)).toHaveLength(2);
	});
});

describe("date", () => {
	const own = { type: "date", from: "today", until: "30 days" };

	test.each([
		["tomorrow", "2026-11-23"],
		["بكرا", "2026-11-23"],
		["le 25 novembre", "2026-11-25"],
		["yesterday", undefined],
		["25 december", undefined],
		["2026-12-22", "2026-12-22"],
		["2026-12-23", undefined],
	])("%s", (said, day) => {
		expect(answered(own, said)).toBe(day);
	});

	test("prints in the language of the text", () => {
		const { says } = asked(own);
		expect(wordsOf(says("demain s'il vous plaît"))).toEqual([
			"lundi 23 novembre",
		]);
	});

	test("is read as of the moment it was written, not of a later one", () => {
		const { chat } = asked(own);
		// A quarter to midnight on Sunday in Beirut.
		chat.waits(2.25 * 3_600_000);
		expect(answerIn(chat.says("tomorrow"))).toBe("2026-11-23");
	});
});

describe("time", () => {
	test.each([
		["7pm", "19:00"],
		["19h30", "19:30"],
		["half past seven", "19:30"],
		["at 8", "20:00"],
		["سبعة ونص", "19:30"],
		["later", undefined],
	])("%s, at which the business is open", (said, time) => {
		expect(answered({ type: "time" }, said)).toBe(time);
	});

	test("lies within from and until, also past midnight", () => {
		const own = { type: "time", from: "20:00", until: "1:00" };
		expect(answered(own, "21:00")).toBe("21:00");
		expect(answered(own, "00:30")).toBe("00:30");
		expect(answered(own, "15:00")).toBeUndefined();
	});
});

describe("phone and email", () => {
	test("are found in a sentence and saved in one spelling", () => {
		expect(answered({ type: "phone" }, "call me on 03 123 456")).toBe(
			"+9613123456",
		);
		expect(answered({ type: "email" }, "it's Amel@Example.com.")).toBe(
			"amel@example.com",
		);
		expect(answered({ type: "phone" }, "no")).toBeUndefined();
		expect(answered({ type: "email" }, "amel at example")).toBeUndefined();
	});
});

describe("location", () => {
	const place: Content = {
		type: "location",
		latitude: 33.8947,
		longitude: 35.5175,
		name: "Beit",
		address: null,
	};

	test("is asked with WhatsApp's own button", () => {
		expect(asked({ type: "location" }).question).toEqual({
			type: "ask_location",
			text: "Well?",
		});
	});

	test("is a place that was shared, and prints with its name", () => {
		expect(answerIn(asked({ type: "location" }).says(place))).toEqual(place);
		const { says } = asked({ type: "location" });
		expect(wordsOf(says(place))).toEqual(["Beit (33.89470, 35.51750)"]);
		const nameless = { ...place, name: null };
		const other = asked({ type: "location" }).says(nameless);
		expect(wordsOf(other)).toEqual(["33.89470, 35.51750"]);
		expect(answered({ type: "location" }, "Gemmayze")).toBeUndefined();
	});
});

describe("image and document", () => {
	test("are what the customer sends of that kind, and nothing else", () => {
		const image: Content = { type: "image", url: "https://x/1", caption: null };
		const file: Content = {
			type: "document",
			url: "https://x/2",
			caption: "CV",
		};
		expect(answerIn(asked({ type: "image" }).says(image))).toEqual(image);
		expect(answerIn(asked({ type: "image" }).says(file))).toBeUndefined();
		expect(answerIn(asked({ type: "document" }).says(file))).toEqual(file);
		const { says } = asked({ type: "document" }, "{x.caption}: {x}");
		expect(wordsOf(says(file))).toEqual(["CV: https://x/2"]);
	});
});

test("answers of one flow never outgrow their quota", () => {
	const steps = Array.from({ length: 12 }, (_, index) => ({
		ask: `${index}?`,
		save_as: `a${index}`,
	}));
	const book = bookOf({
		rules: [{ name: "go", when: { keyword: "go" }, do: [{ start: "f" }] }],
		flows: [{ name: "f", steps }],
	});
	const chat = flowChat(book);
	chat.says("go");
	for (let count = 0; count < 11; count++) chat.says("ن".repeat(900));
	const json = JSON.stringify(chat.state().question?.answers);
	expect(Buffer.byteLength(json)).toBeLessThan(3_200);
	expect(chat.state().question).toMatchObject({ step: 12 });
});
