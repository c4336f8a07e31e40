import { element, outsideLink } from "./dom.js";

const marks = { "*": "strong", _: "em", "~": "s", "`": "code" };
const link = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;

/**
 * A text with WhatsApp's own marks: `*bold*`, `_italic_`, `~struck~`, `` `code` ``, and its links. A mark counts between word borders
 * and within one line, as it does on the phone.
 */
export function formatted(text) {
	const pattern =
		/(?<![\p{L}\p{N}])([*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu;
	return split(text, pattern, ([, mark, inner]) =>
		element(marks[mark], {}, ...(mark === "`" ? [inner] : formatted(inner))),
	).flatMap((part) => (typeof part === "string" ? withLinks(part) : [part]));
}

function withLinks(text) {
	return split(text, link, ([url]) => outsideLink(url, url));
}

/** The text, with what the pattern found replaced by nodes. */
function split(text, pattern, nodeOf) {
	const parts = [];
	let end = 0;
	for (const found of text.matchAll(pattern)) {
		parts.push(text.slice(end, found.index), nodeOf(found));
		end = found.index + found[0].length;
	}
	return [...parts, text.slice(end)].filter((part) => part !== "");
}
