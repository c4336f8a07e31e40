import type { z } from "zod";
import type { Situation } from "../kinds.ts";
import { mediaFileIn, mediaSource } from "../media-file.ts";
import type { Finding } from "../model.ts";
import { text } from "../schema.ts";
import { compileText, type Filled } from "./fill.ts";
import { limitFinding } from "./limits.ts";
import { parsePlaceholders } from "./placeholders.ts";
import { extensionOf, isWeb, urlFindings } from "./urls.ts";

/** Reads where a file is: its address on the web, or its name in the rules' `media` folder. */
export function mediaAddress(): z.ZodType<string> {
	return text().transform(mediaSource);
}

/** What WhatsApp takes in one place, and what it is known to refuse. */
export interface MediaFormats {
	/** `pictures as JPEG or PNG` */
	readonly takes: string;
	readonly refused: readonly string[];
	readonly help: string;
	/** Not in the documents, but seen to arrive. */
	readonly doubtful?: readonly string[];
}

/** What is wrong with where a file is. */
export function mediaFindings(
	address: string,
	path: Finding["path"],
	formats?: MediaFormats,
): readonly Finding[] {
	if (mediaFileIn(address) === null) {
		const [wrong] = addressFindings(address, path);
		if (wrong) return [{ ...wrong, help: wrong.help && WHERE }];
	}
	return formats ? formatFindings(address, path, formats) : [];
}

const WHERE =
	"Write the whole address, beginning with https://, or the name of a file in the media folder beside the rules: menu.jpg.";

/** What is wrong with an address that may hold placeholders; one that is nothing but a placeholder is known only later. */
export function addressFindings(
	address: string,
	path: Finding["path"],
): readonly Finding[] {
	return isOnePlaceholder(address) ? [] : urlFindings(address, path);
}

function formatFindings(
	address: string,
	path: Finding["path"],
	{ takes, refused, help, doubtful = [] }: MediaFormats,
): readonly Finding[] {
	const extension = extensionOf(mediaFileIn(address) ?? address);
	const message = `WhatsApp takes ${takes}; this is a ${extension} file.`;
	const finding = limitFinding(path, message, help);
	if (refused.includes(extension)) return [finding];
	return doubtful.includes(extension)
		? [{ ...finding, severity: "warning" }]
		: [];
}

/** Where something is, filled in; `usable` is false where that came out as no address. */
export interface FilledAddress extends Filled {
	readonly usable: boolean;
}

/** Makes an address ready. What is filled in is percent-encoded, unless it is the whole address. */
export function compileAddress(
	address: string,
): (situation: Situation) => FilledAddress {
	const fill = isOnePlaceholder(address)
		? compileText(address)
		: compileText(address, encode);
	return (situation) => {
		const filled = fill(situation);
		const usable = isWeb(filled.text) || mediaFileIn(filled.text) !== null;
		return { ...filled, usable };
	};
}

function isOnePlaceholder(address: string): boolean {
	const [only, ...others] = parsePlaceholders(address);
	return others.length === 0 && typeof only === "object";
}

/** Half a letter cannot be encoded. */
function encode(value: string): string {
	return encodeURIComponent(value.replace(/\p{Cs}/gu, "\uFFFD"));
}
