import { ask, request } from "../lib/api.js";
import { button, element } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/** Who is signed in, and the way out. What only an admin may do is not shown to others; the server refuses it in any case. */
export function whoLine() {
	const name = element("b", { dir: "auto" });
	const leave = button(t("Sign out"), signOut);
	const node = element("p.who-line", { hidden: true }, name, leave);

	async function look() {
		const { who, sign_in: canSignIn } = await ask("/api/session");
		document.documentElement.dataset.role = who?.role ?? "";
		node.hidden = !canSignIn || who === null;
		name.textContent = who?.name ?? "";
	}

	addEventListener("signed-in", look);
	look().catch(() => {});
	return node;
}

async function signOut() {
	await request("/api/session", { method: "DELETE" });
	location.reload();
}
