import { waitingNote } from "../../components/empty.js";
import { ask, withQuery } from "../../lib/api.js";
import { button, element } from "../../lib/dom.js";
import { dayHeading } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { transcriptLine } from "./transcript-line.js";

const PAGE = 60;

/** What was said in one conversation, the oldest above; older pages come when one scrolls up to them. */
export function transcript({ side }) {
	let conversation = null;
	let lines = [];
	let next = null;
	let isLoading = false;
	const list = element("ol.lines", {});
	const older = button(t("Older messages"), loadOlder, { kind: "older" });
	const node = element(
		"div.chat.transcript",
		{
			role: "log",
			"aria-label": t("Messages"),
			tabindex: 0,
			scroll: () => node.scrollTop < 40 && next !== null && loadOlder(),
		},
		older,
		list,
	);

	const page = (query) =>
		ask(
			withQuery(
				`/api/conversations/${encodeURIComponent(conversation)}/messages`,
				{ limit: PAGE, ...query },
			),
		);

	async function open(given, seq) {
		conversation = given;
		list.replaceChildren(waitingNote(t("Looking it up …")));
		await load(seq === null ? {} : { around: seq });
		if (seq === null) toEnd();
		else mark(seq);
	}

	async function load(query) {
		const asked = conversation;
		try {
			const found = await page(query);
			if (asked !== conversation) return;
			lines = found.messages;
			next = found.next;
			draw();
		} catch (error) {
			list.replaceChildren(
				element("li.wrong", { role: "alert" }, error.message),
			);
		}
	}

	/** The newest page again; what was loaded above it stays. */
	async function refresh() {
		const asked = conversation;
		const wasAtEnd = isAtEnd();
		const found = await page({}).catch(() => null);
		if (found === null || asked !== conversation) return;
		const from = found.messages[0]?.seq ?? 0;
		const before = lines.filter(({ seq }) => seq < from);
		lines = [...before, ...found.messages];
		if (before.length === 0) next = found.next;
		draw();
		if (wasAtEnd) toEnd();
	}

	async function loadOlder() {
		if (isLoading || next === null) return;
		isLoading = true;
		const height = node.scrollHeight;
		const found = await page({ cursor: next }).catch(() => null);
		isLoading = false;
		if (found === null) return;
		lines = [...found.messages, ...lines];
		next = found.next;
		draw();
		node.scrollTop += node.scrollHeight - height;
	}

	function draw() {
		older.hidden = next === null;
		list.replaceChildren(
			...withDays(lines, (line) => transcriptLine(line, side)),
		);
	}

	function mark(seq) {
		const line = list.querySelector(`[data-seq="${Number(seq)}"]`);
		line?.classList.add("found-line");
		line?.scrollIntoView({ block: "center" });
	}

	const isAtEnd = () =>
		node.scrollHeight - node.scrollTop - node.clientHeight < 80;
	const toEnd = () => {
		node.scrollTop = node.scrollHeight;
	};
	return { node, open, refresh };
}

/** The lines with a heading before the first of each day. */
function withDays(lines, draw) {
	let day = "";
	return lines.flatMap((line) => {
		const heading = dayHeading(line.at);
		if (heading === day) return [draw(line)];
		day = heading;
		return [element("li.day", {}, element("span", {}, heading)), draw(line)];
	});
}
