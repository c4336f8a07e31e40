import { field, openDialog } from "../components/dialog.js";
import { useToken } from "../lib/api.js";
import { element } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

let asking = null;
let wasWrong = false;

/** Asks for the token once, however many requests wait for it. */
export function askForToken() {
	asking ??= ask().finally(() => {
		asking = null;
	});
	return asking;
}

async function ask() {
	const token = await openDialog(t("Sign in"), (close) => [
		element(
			"form.fields",
			{
				submit: (event) => {
					event.preventDefault();
					close(event.target.elements.token.value);
				},
			},
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
			wasWrong &&
				element("p.wrong", { role: "alert" }, t("That is not the token.")),
			element(
				"footer",
				{},
				element("button.primary", { type: "submit" }, t("Sign in")),
			),
		),
	]);
	wasWrong = true;
	useToken(token ?? "");
}
