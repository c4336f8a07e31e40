import { field, openDialog } from "../components/dialog.js";
import { send } from "../lib/api.js";
import { element } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

let asking = null;

/** Asks for the token once, however many requests wait for it, until it is the right one. */
export function askForToken() {
	asking ??= ask().finally(() => {
		asking = null;
	});
	return asking;
}

async function ask() {
	let isDone = false;
	while (!isDone)
		isDone =
			(await openDialog(t("Sign in"), (close) => [signInForm(close)])) === true;
	dispatchEvent(new Event("signed-in"));
}

/** The browser's own keeper of passwords fills it in; the token itself stays nowhere in the page. */
function signInForm(close) {
	const wrong = element("p.wrong", { role: "alert", hidden: true });

	async function submit(event) {
		event.preventDefault();
		const token = event.target.elements.token.value;
		try {
			await send("/api/session", { token }, { asks: false });
			close(true);
		} catch (error) {
			wrong.hidden = false;
			wrong.textContent =
				error.code === "not-signed-in"
					? t("That is not the token.")
					: error.message;
		}
	}

	return element(
		"form.fields",
		{ submit },
		element("p", {}, t("This server asks who you are.")),
		element("input", {
			type: "text",
			name: "username",
			autocomplete: "username",
			value: "admin",
			hidden: true,
		}),
		field(
			t("Token"),
			element("input", {
				type: "password",
				name: "token",
				autocomplete: "current-password",
				required: true,
			}),
		),
		wrong,
		element(
			"footer",
			{},
			element("button.primary", { type: "submit" }, t("Sign in")),
		),
	);
}
