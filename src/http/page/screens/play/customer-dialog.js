import { askForm, field } from "../../components/dialog.js";
import { element } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";

/** Asks who writes next and when: somebody new, or a contact who is known. Null when it was closed. */
export async function askCustomer({ name, as }) {
	const values = await askForm(
		t("Another customer"),
		[
			field(
				t("Name on the profile"),
				element("input", {
					name: "name",
					value: name ?? "",
					dir: "auto",
					maxlength: 200,
				}),
				t("Left out: somebody without a name."),
			),
			field(
				t("As somebody you know"),
				element("input", {
					name: "as",
					value: as ?? "",
					placeholder: "c_812, +961 70 111 222",
				}),
				t("With all that is remembered of them. Nothing reaches them."),
			),
			field(
				t("It is now"),
				element("input", { name: "at", placeholder: "fri 23:30" }),
				t("On the business's own clock: 23:30, fri 10:00, 2026-12-25 09:00."),
			),
		],
		{ label: t("Begin") },
	);
	return (
		values && {
			name: values.name.trim() || null,
			as: values.as.trim() || null,
			at: values.at.trim() || null,
		}
	);
}
