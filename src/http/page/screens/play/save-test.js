import { openDialog } from "../../components/dialog.js";
import { toast, tried } from "../../components/toast.js";
import { ApiError, send } from "../../lib/api.js";
import { button, element } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { testResultParts } from "../rules/test-result.js";

/** Shows the chat as a test of the owner's: to save beside the rules, where it is tried at once, or to take away. */
export function showTest(test) {
	return openDialog(
		t("This chat as a test"),
		() => [
			element(
				"p",
				{},
				t(
					"A test plays this chat again after every change of the rules, and tells when an answer is another one.",
				),
			),
			element("pre.code", { dir: "ltr", tabindex: 0 }, test),
			saveForm(test),
			element(
				"footer",
				{},
				button(t("Copy"), () =>
					tried(() => navigator.clipboard.writeText(test), t("Copied.")),
				),
				element(
					"a.button",
					{
						href: URL.createObjectURL(
							new Blob([test], { type: "application/yaml" }),
						),
						download: "playground.test.yaml",
					},
					t("Download"),
				),
			),
		],
		{ wide: true },
	);
}

/** Writes it on the server; over a file that is there only when asked to. */
function saveForm(test) {
	const name = element("input", {
		name: "file",
		value: "playground",
		maxlength: 80,
		required: true,
		dir: "auto",
		"aria-label": t("Name of the file"),
	});
	const result = element("div.save-result", { role: "status" });

	async function save(how) {
		result.replaceChildren(t("Trying the tests …"));
		try {
			const file = name.value.trim();
			const saved = await send("/api/rules/tests", { file, test, how });
			result.replaceChildren(...savedParts(saved));
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			result.replaceChildren(...refusedParts(error, save));
		}
	}

	return element(
		"form.save-test.admin-only",
		{
			submit: (event) => {
				event.preventDefault();
				save("new");
			},
		},
		element(
			"div.save-name",
			{},
			name,
			element("span", { dir: "ltr" }, ".test.yaml"),
			element("button.primary", { type: "submit" }, t("Save beside the rules")),
		),
		result,
	);
}

function savedParts({ file, ...result }) {
	toast(t("{file} is saved.", { file }));
	return [
		element("p.good", {}, t("{file} is saved.", { file })),
		...testResultParts(result),
	];
}

function refusedParts({ code, message, problem }, save) {
	if (code === "file-exists")
		return [
			element("p", {}, t("There is already a {file}.", problem)),
			button(t("Add the test to it"), () => save("add"), { kind: "primary" }),
			button(t("Replace it"), () => save("replace"), { kind: "danger" }),
		];
	const [first] = problem.problems ?? [];
	const words = first
		? `${first.file}:${first.line} ${first.message}`
		: message;
	return [element("p.wrong", { role: "alert", dir: "auto" }, words)];
}
