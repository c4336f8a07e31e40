import { askForm, field, openDialog } from "../../components/dialog.js";
import { tried } from "../../components/toast.js";
import { ask } from "../../lib/api.js";
import { button, element } from "../../lib/dom.js";
import { languageName } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";

/** Asks for one of WhatsApp's approved templates and what fills its blanks; gives the message, or null. */
export async function askTemplate() {
	const listed = await tried(() => ask("/api/templates"));
	if (!listed) return null;
	const usable = listed.templates.filter(({ usable: may }) => may !== false);
	const chosen = await openDialog(t("Template"), (close) => [
		usable.length === 0 &&
			element(
				"p.hint",
				{},
				t(
					"No approved template is known. “npm run marhaba -- templates sync” lists them.",
				),
			),
		element(
			"div.list-rows",
			{},
			...usable.map((template) => templateRow(template, close)),
		),
	]);
	return chosen ? fillIn(chosen) : null;
}

function templateRow(template, close) {
	const { name, language, text } = template;
	return button(
		[
			element("b", {}, `${name} · ${languageName(language)}`),
			element("small", { dir: "auto" }, text),
		],
		() => close(template),
		{ kind: "option" },
	);
}

async function fillIn({ name, language, text, blanks = 0 }) {
	const values = await askForm(
		name,
		[
			element("p.template-text", { dir: "auto" }, text),
			...Array.from({ length: blanks }, (_, index) =>
				field(
					`{{${index + 1}}}`,
					element("input", {
						name: `blank-${index}`,
						required: true,
						dir: "auto",
					}),
				),
			),
		],
		{ label: t("Send") },
	);
	if (values === null) return null;
	const body = Array.from(
		{ length: blanks },
		(_, index) => values[`blank-${index}`],
	);
	return { template: { name, language, body } };
}
