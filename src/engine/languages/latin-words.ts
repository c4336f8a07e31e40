import { baseOf } from "../say/phrases.ts";
import { arabizi } from "./arabizi-words.ts";
import { isLatin } from "./scripts.ts";
import { english, french, type Words, wordsIn } from "./words.ts";

const known: ReadonlyMap<string, (word: string) => boolean> = new Map([
	["en", isEnglish],
	["fr", isFrench],
	["ar", isArabizi],
]);

/** Whether a word in Latin letters, small, is one of a language's, given all languages it may be in. */
export function isLatinWord(
	word: string,
	language: string,
	all: readonly string[],
): boolean {
	const base = baseOf(language);
	const knows = known.get(base);
	if (knows) return spellings(word).some(knows);
	return isLatin(base) && isOnlyLatin(language, all) && isPlain(word);
}

/** The word itself; and `hellooo` as `hello` and `helloo`, for drawn-out letters stand for one or two. */
function spellings(word: string): readonly string[] {
	if (!/(\p{L})\1\1/u.test(word)) return [word];
	const drawn = /(\p{L})\1{2,}/gu;
	return [word, word.replace(drawn, "$1"), word.replace(drawn, "$1$1")];
}

/** Without words to go by, Latin letters tell a language only where no other of the business's has them. */
function isOnlyLatin(language: string, all: readonly string[]): boolean {
	return all.every((one) => one === language || !isLatin(baseOf(one)));
}

/** A word and no number, no code, no name of something known everywhere. */
function isPlain(word: string): boolean {
	return (
		/^\p{L}{2,}/u.test(word) &&
		!/\p{N}/u.test(word) &&
		!isKnownEverywhere(word) &&
		!isArabizi(word)
	);
}

/** Understood in all languages, and so telling nothing. */
const everywhere: Words = wordsIn(`
	ok okay stop start menu info wifi whatsapp pizza burger taxi hotel test email internet instagram facebook covid
	table reservation reservations parking restaurant place places date message question questions service client bar
	cocktail vegan brunch dessert promotion information informations minute minutes min transport dispo photo photos
	location visa burgers pizzas cocktails menus tests mr dr mall spa gym rue avenue street road ramadan iphone laptop wow
	urgent possible excellent content chance courage complete chat chats type genre stage portable robe pain coin confirmation
	ticket tickets weekend sale job jobs party boss staff cash video website login large medium charge charger driver car
	main arrive cafe solo double single plate pays son ton lit dent dents cheque bye baby cake cool smoking
	`);

/** Whether a word is understood in all languages, and so tells nothing. */
export function isKnownEverywhere(word: string): boolean {
	return everywhere.has(word);
}

/** Whether a French word is also a small word of Arabic in Latin letters, or the other way round: *la wen*, *bas ma 7ada*. */
export function saysLittle(word: string): boolean {
	return small.has(word);
}

const small: Words = wordsIn(
	"la ma bas el al men min fi ya bel fel ana kel ken",
);

function holds(words: Words, word: string): boolean {
	return !isKnownEverywhere(word) && words.has(word);
}

/** Listed; or with what English puts behind an apostrophe. */
function isEnglish(word: string): boolean {
	if (holds(english, word) || isJoined(word, english)) return true;
	return /['](?:s|t|re|ve|ll|m)$/.test(word);
}

/** Listed; or a listed word behind what French elides; or with a letter that English does not have. */
function isFrench(word: string): boolean {
	if (holds(french, word)) return true;
	if (/^(?:l|d|j|n|s|m|t|c|qu|jusqu|lorsqu|puisqu)'\p{L}{2,}/u.test(word))
		return true;
	if (/[éèêëàâçùûîïôœ]/.test(word)) return true;
	return isJoined(word, french);
}

/** `petit-déjeuner`, `gift-wrapping`: listed words with a hyphen between. */
function isJoined(word: string, words: Words): boolean {
	return word.includes("-") && word.split("-").every((one) => words.has(one));
}

/** Listed; or Latin letters with one of the digits that stand for Arabic ones among them. */
function isArabizi(word: string): boolean {
	if (arabizi.has(word)) return true;
	if (word.length < 4 || notDigits.test(word) || isCount(word)) return false;
	return (
		/^[a-z]+[23579][a-z]+[a-z23579]*$/.test(word) ||
		/^[23579][a-z]{4,}$/.test(word)
	);
}

/** `3personnes`, `2burgers`: a number and what there are so many of. */
function isCount(word: string): boolean {
	const counted = word.replace(/^\d+/, "");
	if (counted === word) return false;
	return everywhere.has(counted) || english.has(counted) || french.has(counted);
}

/** `2nd`, `30min`, `b2b`, `gr8`, `2morrow`: digits that are digits, or English. */
const notDigits =
	/^\d+(?:st|nd|rd|th|am|pm|h|hr|hrs|min|mins|kg|km|ml|cl|eur|usd|people|pers|guests)?$|^(?:2(?:day|nite|night|morrow|moro|gether)|[34]ever|str8|m8|l8r|w8|wh?8|[a-z]2[a-z]$)/;
