import { element } from "../lib/dom.js";

const SHOWN_MS = 6_000;

const place = element("div.toasts", { role: "status", "aria-live": "polite" });

/** Where short news appear; the shell puts it into the page once. */
export function toastPlace() {
	return place;
}

/** Says something for a few seconds, to eyes and screen readers: `kind` is `good` or `wrong`. */
export function toast(words, kind = "good") {
	const shown = element("p.toast", { dir: "auto", "data-kind": kind }, words);
	place.append(shown);
	setTimeout(() => shown.remove(), SHOWN_MS);
}

/** Does something and says it when it did not work; gives what came of it, or null. */
export async function tried(work, done = null) {
	try {
		const result = await work();
		if (done !== null) toast(done);
		return result ?? true;
	} catch (error) {
		toast(error.message, "wrong");
		return null;
	}
}
