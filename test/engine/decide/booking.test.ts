import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileRules } from "../../../src/engine/compile.ts";
import { loadRules } from "../../../src/engine/language/load-rules.ts";
import { DAY, type Decision, HOUR } from "../../../src/engine/model.ts";
import type { RuleBook } from "../../../src/engine/rule-book.ts";
import { known } from "../scene.ts";
import { type FlowChat, flowChat, wordsOf } from "./flow-chat.ts";

const file = new URL("booking.yaml", import.meta.url);
const yaml = readFileSync(file, "utf8");

function bookFrom(text: string): RuleBook {
	const loaded = loadRules([{ name: "rules.yaml", text }]);
	expect(loaded.problems).toEqual([]);
	if (loaded.artefact === null) throw new Error("The rules do not load.");
	return compileRules(loaded.artefact);
}

const book = bookFrom(yaml);
/** The same business a day later: no flow, other hours, another word for the same thing. */
const changed = bookFrom(
	`${yaml
		.replace(/\nflows:[\s\S]*/, "\n")
		.replace("      - start: booking", "      - text: By phone only.")
		.replace("mon-thu: 12:00-23:00", "mon-thu: 9:00-17:00")}`,
);

const chatWith = (name = "Amel") => flowChat(book, { chat: known({ name }) });

const noticesOf = ({ effects }: Decision) =>
	effects.flatMap((effect) =>
		effect.type === "send" && effect.to !== null ? [effect.content] : [],
	);

interface Walk {
	readonly begin: string;
	readonly guests: string;
	readonly sorry: [says: string, hears: string];
	readonly aside: [says: string, hears: string];
	readonly day: string;
	readonly questions: [guests: string, day: string];
	readonly end: string;
	readonly cancel: [says: string, hears: string];
}

const walks: Readonly<Record<string, Walk>> = {
	English: {
		begin: "Hi, I want to book a table",
		guests: "there will be four of us",
		sorry: ["five or six", "A number from 1 to 12, please."],
		aside: ["when are you open?", "We're open until 17:00."],
		day: "next Friday please",
		questions: ["How many guests?", "Which day?"],
		end: "A table for 4 on Friday 4 December, Amel. See you!",
		cancel: ["Cancel!", "All right, cancelled."],
	},
	French: {
		begin: "je voudrais réserver",
		guests: "on sera quatre",
		sorry: ["cinq ou six", "Un nombre de 1 à 12, s'il vous plaît."],
		aside: ["vous êtes ouverts ?", "Ouvert jusqu'à 17:00."],
		day: "le vendredi 4 décembre",
		questions: ["Combien de personnes ?", "Quel jour ?"],
		end: "Une table pour 4, vendredi 4 décembre. À bientôt !",
		cancel: ["annuler", "D'accord, c'est annulé."],
	},
	Arabic: {
		begin: "بدي حجز طاولة",
		guests: "نحنا ٤ أشخاص",
		sorry: ["خمسة أو ستة", "رقم من 1 إلى 12 من فضلك."],
		aside: ["فاتحين اليوم؟", "نحن مفتوحون حتى 17:00."],
		day: "الجمعة ٤ كانون الأول",
		questions: ["كم شخص؟", "أي يوم؟"],
		end: "طاولة لـ 4 يوم الجمعة، 4 ديسمبر. أهلاً بك!",
		cancel: ["الغاء", "حسناً، تم الإلغاء."],
	},
};

describe.each(Object.entries(walks))("a booking in %s", (_, walk) => {
	const [askGuests, askDay] = walk.questions;

	test("walks through, over days, an aside, a wrong answer and a change of the rules", () => {
		const chat = chatWith();
		expect(wordsOf(chat.says(walk.begin))).toEqual([askGuests]);
		expect(wordsOf(chat.says(walk.sorry[0]))).toEqual([walk.sorry[1]]);
		chat.waits(16 * HOUR);
		chat.book = changed;
		expect(wordsOf(chat.says(walk.aside[0]))).toEqual([
			walk.aside[1],
			askGuests,
		]);
		expect(wordsOf(chat.says(walk.guests))).toEqual([askDay]);
		chat.waits(20 * HOUR);
		const last = chat.says(walk.day);
		expect(wordsOf(last)).toEqual([walk.end]);
		expect(last).toMatchObject({
			rule: "book a table",
			flow: { name: "booking", step: 6 },
		});
		expect(noticesOf(last)).toHaveLength(1);
		expect(chat.state()).toMatchObject({
			question: null,
			timers: [],
			tags: ["booked"],
		});
	});

	test("is cancelled by one word, which then means nothing more", () => {
		const chat = chatWith();
		chat.says(walk.begin);
		expect(wordsOf(chat.says(walk.cancel[0]))).toEqual([walk.cancel[1]]);
		expect(chat.says(walk.cancel[0]).rule).toBe("anything else");
	});

	test("after three tries goes to a person", () => {
		const chat = chatWith();
		chat.says(walk.begin);
		const tries = [1, 2, 3].map(() => chat.says(walk.sorry[0]));
		expect(tries.map(({ rule }) => rule)).toEqual([
			"book a table",
			"book a table",
			"talk to a person",
		]);
		expect(chat.state()).toMatchObject({ mode: "human", question: null });
	});
});

describe("a booking", () => {
	const begun = (chat: FlowChat = chatWith()) => {
		chat.says("book a table");
		return chat;
	};

	test("of more than eight goes to a person, who is told why", () => {
		const chat = begun();
		chat.says("9");
		const decision = chat.says("tomorrow");
		expect(decision).toMatchObject({ rule: "talk to a person", flow: null });
		expect(wordsOf(decision)).toEqual(["A colleague will answer you shortly."]);
		expect(chat.state()).toMatchObject({ mode: "human", tags: [] });
	});

	test("is interrupted by a rule that may", () => {
		const chat = begun();
		expect(chat.says("a human please").rule).toBe("talk to a person");
		expect(chat.state().question).toBeNull();
	});

	test("takes no day that is over", () => {
		const chat = begun();
		chat.says("2");
		expect(wordsOf(chat.says("yesterday"))).toEqual(["Which day?"]);
		expect(chat.state().question).toMatchObject({ tries: 1 });
	});

	test("is asked again after a word that wants no answer", () => {
		expect(wordsOf(begun().says("ok"))).toEqual(["How many guests?"]);
	});

	test("that began again begins anew", () => {
		const chat = begun();
		chat.says("4");
		expect(wordsOf(chat.says("reserve"))).toEqual(["How many guests?"]);
		expect(chat.state().question).toMatchObject({ answers: {}, step: 1 });
	});

	test("is forgotten after a day of silence, and the next message is read as new", () => {
		const chat = begun();
		chat.says("4");
		expect(chat.waits(DAY).flatMap(wordsOf)).toEqual([]);
		expect(chat.says("tomorrow").rule).toBe("anything else");
	});
});

test("the flow that is kept is the flow: its steps, texts and cancel words", () => {
	const chat = chatWith();
	chat.says("book a table");
	const { pinned = "" } = chat.state().question ?? {};
	const [flow] = book.data.flows;
	expect(chat.pinned.get(pinned)).toEqual(JSON.parse(JSON.stringify(flow)));
});
