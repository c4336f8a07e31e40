/** The languages of the interface, each in its own words. */
export const languages = { en: "English", fr: "Français", ar: "العربية" };

/** Light, dark, or as the machine is set. */
export const themes = ["auto", "light", "dark"];

/** The language of the interface: what was chosen here, else the browser's. */
export function language() {
	const chosen = kept("language");
	if (Object.hasOwn(languages, chosen)) return chosen;
	const [first = "en"] = navigator.languages ?? [];
	const known = first.split("-")[0];
	return Object.hasOwn(languages, known) ? known : "en";
}

/** `auto`, `light` or `dark`. */
export function theme() {
	const chosen = kept("theme");
	return themes.includes(chosen) ? chosen : "auto";
}

/** Keeps a choice in this browser. Where nothing can be kept, it counts until the page is closed. */
export function keep(name, value) {
	try {
		localStorage.setItem(`marhaba-${name}`, value);
	} catch {
		// A private window.
	}
}

/** What was kept, or null. */
export function kept(name) {
	try {
		return localStorage.getItem(`marhaba-${name}`);
	} catch {
		return null;
	}
}
