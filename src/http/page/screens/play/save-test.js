import { openDialog } from "../../components/dialog.js";
import { tried } from "../../components/toast.js";
import { button, element } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";

/** Shows the chat as a test of the owner's, to copy or to save as a file beside the rules. */
export function showTest(test) {
	return openDialog(
		t("This chat as a test"),
		() => [
			element(
				"p",
				{},
				t(
					"Put it into a file that ends in .test.yaml beside your rules; “npm run marhaba -- test” tries it on every change.",
				),
			),
			element("pre.code", { dir: "ltr", tabindex: 0 }, test),
			element(
				"footer",
				{},
				button(t("Copy"), () =>
					tried(() => navigator.clipboard.writeText(test), t("Copied.")),
				),
				element(
					"a.button.primary",
					{
						href: URL.createObjectURL(
							new Blob([test], { type: "application/yaml" }),
						),
						download: "playground.test.yaml",
					},
					t("Save as a file"),
				),
			),
		],
		{ wide: true },
	);
}
