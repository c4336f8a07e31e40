import { openDialog } from "../../components/dialog.js";
import { waitingNote } from "../../components/empty.js";
import { toast } from "../../components/toast.js";
import { ApiError, request, send } from "../../lib/api.js";
import { button, element } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { comparedParts } from "./differences.js";

/** Shows which answers of the last week would change, and publishes when that is what was meant. */
export async function publishDialog(draft, reload) {
	const result = await openDialog(
		t("Publish"),
		(close) => {
			const place = element(
				"div.compared",
				{},
				waitingNote(t("Deciding the last week again …")),
			);
			const note = element("input", {
				name: "note",
				maxlength: 200,
				dir: "auto",
				placeholder: t("What is new (for the history)"),
				"aria-label": t("What is new (for the history)"),
			});
			const go = button(t("Publish"), publish, { kind: "primary" });
			const wrong = element("p.wrong", { role: "alert", hidden: true });

			async function publish() {
				go.disabled = true;
				const failure = await put(draft, note.value.trim());
				if (failure === null) return close("published");
				go.disabled = false;
				wrong.hidden = false;
				wrong.textContent = failure;
			}

			look(draft, place, go);
			return [
				place,
				wrong,
				element(
					"footer",
					{},
					note,
					button(t("Go on editing"), () => close()),
					go,
				),
			];
		},
		{ wide: true },
	);
	if (result !== "published") return;
	toast(t("Published. The new rules are live."));
	await reload();
}

async function look(draft, place, go) {
	try {
		const compared = await send("/api/rules/preview", {
			files: draft.texts(),
			days: 7,
		});
		place.replaceChildren(...comparedParts(compared));
		go.disabled = !compared.ok;
	} catch (error) {
		place.replaceChildren(element("p.wrong", { role: "alert" }, error.message));
	}
}

/** Null when they are live, else what to tell the person. */
async function put(draft, note) {
	try {
		await request("/api/rules", {
			method: "PUT",
			headers: { "if-match": draft.etag() },
			body: { files: draft.changed(), ...(note && { note }) },
		});
		return null;
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		if (error.code === "rules-changed")
			return t(
				"Somebody published other rules meanwhile. Copy what you wrote, discard, and put it in again.",
			);
		const [first] = error.problem.problems ?? [];
		return first
			? `${first.file}:${first.line} ${first.message}`
			: error.message;
	}
}
