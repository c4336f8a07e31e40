import { confirmed, openDialog } from "../../components/dialog.js";
import { waitingNote } from "../../components/empty.js";
import { toast, tried } from "../../components/toast.js";
import { ask, send, withQuery } from "../../lib/api.js";
import { button, element } from "../../lib/dom.js";
import { timeOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";

/** What was published, by whom and when; any version can be looked at and brought back. */
export async function showHistory(draft, reload) {
	const chosen = await openDialog(
		t("History"),
		(close) => {
			const place = element("div", {}, waitingNote(t("Looking it up …")));
			list(place, close);
			return [place];
		},
		{ wide: true },
	);
	if (chosen?.version) await rollBack(chosen, draft, reload);
}

async function list(place, close) {
	try {
		const rows = await page(null, close);
		place.replaceChildren(
			rows.length === 0
				? element("p.hint", {}, t("Nothing was published here yet."))
				: element("ol.versions", {}, ...rows),
		);
	} catch (error) {
		place.replaceChildren(element("p.wrong", { role: "alert" }, error.message));
	}
}

/** The rows of one page; behind them, where there are more, a button that the next page takes the place of. */
async function page(cursor, close) {
	const { versions, next } = await ask(
		withQuery("/api/rules/history", { cursor }),
	);
	const rows = versions.map((one) => row(one, close));
	if (!next) return rows;
	const more = button(t("Older versions"), async () => {
		const older = await tried(() => page(next, close));
		if (older) last.replaceWith(...older);
	});
	const last = element("li", {}, more);
	return [...rows, last];
}

function row({ version, at, by, note, files, live }, close) {
	const text = element("div.version-text", {});
	return element(
		"li",
		{},
		element(
			"div.version-head",
			{},
			element("b", {}, version),
			timeOf(at),
			by && element("span", { dir: "auto" }, by),
			live && element("span.chip", {}, t("live")),
			element("span.version-note", { dir: "auto" }, note ?? files.join(", ")),
			button(t("Look"), () => look(version, text)),
			!live && button(t("Bring back"), () => close({ version })),
		),
		text,
	);
}

async function look(version, place) {
	if (place.childElementCount > 0) return place.replaceChildren();
	const found = await tried(() =>
		ask(`/api/rules/history/${encodeURIComponent(version)}`),
	);
	if (!found) return;
	place.replaceChildren(
		...Object.entries(found.files).flatMap(([name, content]) => [
			element("h3", { dir: "ltr" }, name),
			element("pre.code", { dir: "ltr", tabindex: 0 }, content),
		]),
	);
}

async function rollBack({ version }, draft, reload) {
	const sure = await confirmed(
		t("Bring back {version}?", { version }),
		t(
			"Its texts become the live rules at once. What is live now stays in the history.",
		),
		{ label: t("Bring back") },
	);
	if (!sure) return;
	const done = await tried(() =>
		send(
			"/api/rules/rollback",
			{ version },
			{ headers: { "if-match": draft.etag() } },
		),
	);
	if (!done) return;
	toast(t("{version} is live again.", { version }));
	await reload();
}
