import { waitingNote } from "../../components/empty.js";
import { ask, withQuery } from "../../lib/api.js";
import { button, element } from "../../lib/dom.js";
import { dayHeading } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { transcriptLine } from "./transcript-line.js";

const PAGE = 60;

/** What was said in one conversation, the oldest above; older and newer pages come when one scrolls to them. */
export function transcript({ side }) {
	let conversation = null;
	let lines = [];
	let next = null;
	let newer = null;
	let isLoading = false;
	const list = element("ol.lines", {});
	const older = button(t("Older messages"), loadOlder, { kind: "older" });
	const later = button(t("Newer messages"), loadNewer, { kind: "older" });
	const node = element(
		"div.chat.transcript",
		{
			role: "log",
			"aria-label": t("Messages"),
			tabindex: 0,
			scroll,
		},
		older,
		list,
		later,
	);

	function scroll() {
		if (node.scrollTop < 40) loadOlder();
		else if (isAtEnd()) loadNewer();
	}

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
			newer = found.newer;
			draw();
		} catch (error) {
			list.replaceChildren(
				element("li.wrong", { role: "alert" }, error.message),
			);
		}
	}

	/** The newest page again; what was loaded above it stays. Who looks at an old place goes on looking there, unless `toNewest`. */
	async function refresh({ toNewest = false } = {}) {
		const asked = conversation;
		if (newer !== null) return toNewest && open(asked, null);
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
		if (next === null) return;
		const height = node.scrollHeight;
		const found = await more({ cursor: next });
		if (found === null) return;
		lines = [...found.messages, ...lines];
		next = found.next;
		draw();
		node.scrollTop += node.scrollHeight - height;
	}

	async function loadNewer() {
		if (newer === null) return;
		const found = await more({ newer });
		if (found === null) return;
		lines = [...lines, ...found.messages];
		newer = found.newer;
		draw();
	}

	/** One page at a time; null where it is not wanted any more, or did not come. */
	async function more(query) {
		if (isLoading) return null;
		isLoading = true;
		const asked = conversation;
		const found = await page(query).catch(() => null);
		isLoading = false;
		return asked === conversation ? found : null;
	}

	function draw() {
		older.hidden = next === null;
		later.hidden = newer === null;
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
