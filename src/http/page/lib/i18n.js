import { language } from "./preferences.js";

const loaders = {
	fr: () => import("./words/fr.js"),
	ar: () => import("./words/ar.js"),
};

let words = {};

/** Loads the words of the chosen language; English stands in the code itself. */
export async function loadWords() {
	const load = loaders[language()];
	if (load) ({ words } = await load());
}

/**
 * A sentence of the interface in the chosen language: `t("{count} rules", { count: 3 })`. What has no translation stays English.
 *
 * @param {string} english
 * @param {Record<string, unknown>} [values]
 */
export function t(english, values = {}) {
	const sentence = words[english] ?? english;
	return sentence.replace(/\{(\w+)\}/g, (whole, name) =>
		Object.hasOwn(values, name) ? String(values[name]) : whole,
	);
}
