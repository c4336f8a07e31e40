import { openDialog } from "../../components/dialog.js";
import { waitingNote } from "../../components/empty.js";
import { toast, tried } from "../../components/toast.js";
import { request, send } from "../../lib/api.js";
import { button, element } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { comparedParts } from "../rules/differences.js";

/** The file that these tests are kept in. */
const TESTS = "unanswered";

/** Shows the line that makes a rule understand the message, the test for it and what else would change; one press publishes it. */
export async function proposeDialog(group, rule, onDone) {
	const { example } = group;
	const published = await openDialog(
		t("Add it to “{rule}”", { rule }),
		(close) => {
			const place = element(
				"div.compared",
				{},
				waitingNote(t("Deciding the last week again …")),
			);
			const go = button(t("Publish, and add the test"), () => {}, {
				kind: "primary",
				disabled: true,
			});
			propose(example, rule).then(
				({ proposal, compared, etag }) => {
					place.replaceChildren(...proposalParts(proposal, compared));
					go.disabled = !proposal.ok || !compared.ok;
					go.addEventListener("click", async () => {
						go.disabled = true;
						const published = await publish(proposal, etag, example);
						if (!published) {
							go.disabled = false;
							return;
						}
						await addTest(proposal);
						close(true);
					});
				},
				(error) =>
					place.replaceChildren(
						element("p.wrong", { role: "alert" }, error.message),
					),
			);
			return [
				place,
				element(
					"footer",
					{},
					button(t("Cancel"), () => close()),
					go,
				),
			];
		},
		{ wide: true },
	);
	if (!published) return;
	onDone();
}

/** The rules' ETag is read before they are edited: what somebody else publishes meanwhile is not overwritten. */
async function propose(example, rule) {
	const live = await request("/api/rules");
	const etag = live.headers.get("etag") ?? "";
	const proposal = await send("/api/unanswered/propose", { example, rule });
	const { files } = proposal;
	const compared = await send("/api/rules/preview", { files, days: 7 });
	return { proposal, compared, etag };
}

function proposalParts({ word, test }, compared) {
	return [
		element(
			"p.proposed",
			{},
			t("A word more for this rule:"),
			" ",
			element("code", { dir: "auto" }, word),
		),
		element(
			"section",
			{},
			element(
				"p.hint",
				{},
				t("The test that is added to {file}:", { file: `${TESTS}.test.yaml` }),
			),
			element("pre.code", { dir: "ltr", tabindex: 0 }, test),
		),
		...comparedParts(compared),
	].filter(Boolean);
}

async function publish({ files }, etag, example) {
	return tried(() =>
		request("/api/rules", {
			method: "PUT",
			headers: { "if-match": etag },
			body: { files, note: t("Understands: {example}", { example }) },
		}),
	);
}

/** The rules are live by now: what goes wrong with the test is told, and undoes nothing. */
async function addTest({ test }) {
	toast(t("Published. The new rules are live."));
	const saved = await tried(() =>
		send("/api/rules/tests", { file: TESTS, test, how: "add" }),
	);
	if (!saved) return;
	const { failed } = saved.tests;
	if (failed === 0) toast(t("The test is added to {file}, and passes.", saved));
	else
		toast(
			t("The test is added to {file}. Tests that fail now: {failed}.", {
				...saved,
				failed,
			}),
			"wrong",
		);
}
