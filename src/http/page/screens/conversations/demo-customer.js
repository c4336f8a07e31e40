import { askForm, field } from "../../components/dialog.js";
import { tried } from "../../components/toast.js";
import { ask, send } from "../../lib/api.js";
import { button, element, icon } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";

/** In demo mode nobody writes by themselves: this lets a customer do it. Elsewhere it stays hidden. */
export function demoCustomer() {
	const node = element(
		"p.demo-customer",
		{ hidden: true },
		button([icon("person"), t("Let a customer write …")], write),
	);
	ask("/api/session").then(
		({ demo }) => {
			node.hidden = !demo;
		},
		() => {},
	);
	return node;
}

async function write() {
	const values = await askForm(
		t("A customer writes"),
		[
			field(
				t("Name"),
				element("input", {
					name: "name",
					required: true,
					value: "Amel",
					maxlength: 80,
					dir: "auto",
				}),
				t("The same name is the same customer."),
			),
			field(
				t("Message"),
				element("input", {
					name: "text",
					required: true,
					value: t("Hello"),
					maxlength: 4096,
					dir: "auto",
				}),
			),
		],
		{ label: t("Send") },
	);
	if (values) await tried(() => send("/api/demo/customer", values));
}
