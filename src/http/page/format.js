import { element } from "./dom.js";

const clock = new Intl.DateTimeFormat(undefined, {
	hour: "2-digit",
	minute: "2-digit",
	second: "2-digit",
});
const day = new Intl.DateTimeFormat(undefined, {
	weekday: "short",
	day: "numeric",
	month: "short",
});

/** A moment as `<time>`; the day stands before it when it is not today. */
export function timeOf(iso) {
	const at = new Date(iso);
	const today = at.toDateString() === new Date().toDateString();
	const text = today
		? clock.format(at)
		: `${day.format(at)} ${clock.format(at)}`;
	return element("time", { datetime: iso, title: at.toLocaleString() }, text);
}

const marks = { "*": "strong", _: "em", "~": "s", "`": "code" };

/**
 * A text with WhatsApp's own marks: `*bold*`, `_italic_`, `~struck~`, `` `code` ``. A mark counts between word borders and within one
 * line, as it does on the phone.
 */
export function formatted(text) {
	const pattern =
		/(?<![\p{L}\p{N}])([*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu;
	const nodes = [];
	let end = 0;
	for (const { 0: whole, 1: mark, 2: inner, index } of text.matchAll(pattern)) {
		nodes.push(text.slice(end, index));
		nodes.push(
			element(marks[mark], {}, ...(mark === "`" ? [inner] : formatted(inner))),
		);
		end = index + whole.length;
	}
	return [...nodes, text.slice(end)];
}
