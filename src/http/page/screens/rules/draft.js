import { request } from "../../lib/api.js";

/** The rules files as they are live, and as they are being edited. */
export function draftOf({ onChange }) {
	let live = null;
	let etag = "";
	let texts = {};

	return {
		/** What answers now: `business`, `rules` in order, `files`, `rejected`; null before the first load. */
		live: () => live,
		etag: () => etag,
		texts: () => texts,
		names: () => Object.keys(texts),
		/** Reads the live rules again; what was edited is gone. */
		async load() {
			const response = await request("/api/rules");
			etag = response.headers.get("etag") ?? "";
			live = await response.json();
			texts = { ...live.files };
			return live;
		},
		edit(name, text) {
			texts = { ...texts, [name]: text };
			onChange();
		},
		/** Puts other texts in place of what is edited. */
		replace(files) {
			texts = { ...texts, ...files };
			onChange();
		},
		isChanged: (name = null) =>
			live !== null &&
			Object.keys(texts).some(
				(one) =>
					(name === null || name === one) && texts[one] !== live.files[one],
			),
		/** Whether what is edited is live by now: then it was published from here, and not by somebody else. */
		async isLiveNow() {
			const { files } = await (await request("/api/rules")).json();
			return Object.keys(texts).every((name) => texts[name] === files[name]);
		},
		changed: () =>
			Object.fromEntries(
				Object.entries(texts).filter(
					([name, text]) => text !== live.files[name],
				),
			),
	};
}
