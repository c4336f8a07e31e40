import { text } from "../src/engine/actions/text.ts";
import {
	type ActionData,
	HOUR,
	type JsonValue,
	type KindData,
	RULES_FORMAT,
	type RuleData,
	type RulesArtefact,
} from "../src/engine/model.ts";
import { keyword } from "../src/engine/triggers/keyword.ts";
import { regex } from "../src/engine/triggers/regex.ts";

/** Rules and the messages that customers write to them. */
export interface Workload {
	readonly artefact: RulesArtefact;
	/** About 60 letters each, in English, French and Arabic; most of them find a rule. */
	readonly messages: readonly string[];
	/** A word or literal of each rule, in order. */
	readonly words: readonly string[];
}

/** So many rules with two keywords each, every tenth of them with a phrase. */
export function keywordWorkload(count: number): Workload {
	const words = Array.from({ length: count }, (_, at) => makeWord(at));
	const rules = words.map((word, at) =>
		ruleWith(at, {
			key: "keyword",
			spec: keyword.schema.parse([
				word,
				at % 10 === 0 ? `${word} please` : `${word}s`,
			]),
		}),
	);
	return { artefact: artefactOf(rules), messages: messagesAbout(words), words };
}

/** So many rules with one regex each, each with a literal of its own and a number to capture. */
export function regexWorkload(count: number): Workload {
	const words = Array.from({ length: count }, (_, at) => makeWord(at));
	const rules = words.map((word, at) =>
		ruleWith(at, {
			key: "regex",
			spec: regex.schema.parse(`(?:^|\\s)${word}\\s*#?(?<number>[0-9]{1,6})?`),
		}),
	);
	return { artefact: artefactOf(rules), messages: messagesAbout(words), words };
}

function messagesAbout(words: readonly string[]): readonly string[] {
	const messages = Array.from({ length: 200 }, (_, at) => {
		const word = words[(at * 7919) % words.length] ?? "";
		return (SENTENCES[at % SENTENCES.length] ?? "").replace("…", word);
	});
	// As they arrive, out of JSON: what was put together of pieces stays so in memory, and is slower to read.
	return JSON.parse(JSON.stringify(messages));
}

const SENTENCES = [
	"hi there, could you please tell me about … for this evening?",
	"Good evening! Is … still available today, and for how much 🙏",
	"bonjour, je voudrais savoir si … est possible ce soir merci",
	"Est-ce que vous avez encore … pour demain s’il vous plaît ?",
	"مرحبا، بدي أعرف إذا في عندكم … الليلة وشو السعر لو سمحتوا",
	"السلام عليكم، كيف ممكن أحجز … لبكرا المسا؟ شكراً كتير إلكم",
	"just wanted to say that we had a really lovely time yesterday",
] as const;

/** A word of 5 to 11 letters that no other number gives, one in three of them Arabic. */
function makeWord(at: number): string {
	const [starts, middles, ends] = at % 3 === 2 ? ARABIC : LATIN;
	let rest = Math.floor(at / 3) * 3 + (at % 3);
	let word = "";
	for (const pieces of [starts, middles, middles, ends, middles]) {
		word += pieces[rest % pieces.length] ?? "";
		rest = Math.floor(rest / pieces.length);
	}
	return word;
}

const LATIN = [
	[
		"bra",
		"cho",
		"dal",
		"fre",
		"gru",
		"hel",
		"jas",
		"kel",
		"lim",
		"mar",
		"nor",
		"pla",
		"qui",
		"ros",
		"sta",
		"tru",
		"vel",
		"wor",
		"zen",
		"syl",
	],
	[
		"ba",
		"ce",
		"di",
		"fo",
		"gu",
		"ka",
		"le",
		"mi",
		"no",
		"pu",
		"ra",
		"se",
		"ti",
		"vo",
		"xa",
		"ye",
	],
	["n", "r", "t", "l", "m", "x", "que", "ng", "st"],
] as const;

const ARABIC = [
	[
		"مش",
		"تر",
		"سل",
		"غد",
		"قم",
		"نح",
		"حص",
		"شق",
		"زي",
		"خب",
		"طح",
		"رم",
		"عس",
		"جن",
		"صف",
	],
	["را", "مي", "دو", "شا", "قي", "تو", "سا", "ني", "رو", "عا", "ضي"],
	["ق", "ت", "ر", "ن", "م", "ش", "ط"],
] as const;

function ruleWith(at: number, trigger: KindData): RuleData {
	return {
		name: `rule ${at}`,
		when: [trigger],
		if: [],
		to: null,
		limit: null,
		afterLimit: null,
		continue: false,
		interrupt: false,
		do: [answerOf(at)],
		outsideWindow: null,
		examples: [],
		notExamples: [],
	};
}

function answerOf(at: number): ActionData {
	return {
		key: "text",
		spec: text.schema.parse(
			`Hello {name|friend}, this is answer ${at} of {business.name}.`,
		) as JsonValue,
		quote: false,
	};
}

function artefactOf(rules: readonly RuleData[]): RulesArtefact {
	return {
		format: RULES_FORMAT,
		hash: `sha256:${rules.length}`,
		places: {},
		data: {
			profile: {
				name: "Beit Zaytoun",
				timezone: "Asia/Beirut",
				languages: ["en", "ar", "fr"],
				hours: null,
				holidays: [],
				staff: { numbers: [], template: null },
				more: {},
			},
			settings: {
				markRead: true,
				forgetAfterMs: 24 * HOUR,
				brake: null,
				waitForMoreMs: 0,
				media: "forget",
				neverAnswer: [],
				answerOnly: null,
			},
			rules,
			flows: [],
		},
	};
}
