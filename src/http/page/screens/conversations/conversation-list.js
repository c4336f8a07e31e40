import { choice } from "../../components/choice.js";
import { longList } from "../../components/long-list.js";
import { tried } from "../../components/toast.js";
import { ask, withQuery } from "../../lib/api.js";
import { element } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { soon } from "../../lib/soon.js";
import { conversationRow } from "./conversation-row.js";
import { demoCustomer } from "./demo-customer.js";
import { searchResults } from "./search-results.js";

const ROW_HEIGHT = 72;
const FIRST_PAGE = 100;
/** As many as the server gives at once. */
const MORE = 500;

/** The list of conversations, the newest first, with filters and a search through all that was ever said. */
export function conversationList() {
	let rows = [];
	let next = null;
	let isLoading = false;
	let chosen = null;
	const filter = choice({
		label: t("Show"),
		options: {
			all: t("All"),
			unanswered: t("Unanswered"),
			human: t("With a person"),
		},
		onChange: () => load(),
	});
	const list = longList({
		label: t("Conversations"),
		rowHeight: ROW_HEIGHT,
		rowOf: (row) => conversationRow(row, row.conversation === chosen),
		onEnd: () => next !== null && loadMore(),
	});
	const found = searchResults();
	const search = element("input", {
		type: "search",
		placeholder: t("Search in everything that was said"),
		"aria-label": t("Search"),
		input: soon(look),
	});
	const empty = element("p.hint", { hidden: true }, t("Nobody here."));

	const page = (cursor) =>
		ask(
			withQuery("/api/conversations", {
				filter: filter.value() === "all" ? null : filter.value(),
				limit: cursor === null ? FIRST_PAGE : MORE,
				cursor,
			}),
		);

	async function load() {
		const first = await tried(() => page(null));
		if (!first) return;
		rows = first.conversations;
		next = first.next;
		show();
		list.toTop();
	}

	async function loadMore() {
		if (isLoading) return;
		isLoading = true;
		const more = await tried(() => page(next));
		isLoading = false;
		if (!more) return;
		rows = merged(rows, more.conversations);
		next = more.next;
		show();
	}

	/** What is new comes to the top; what was loaded further down stays. */
	async function refresh() {
		if (rows.length === 0) return load();
		const first = await tried(() => page(null));
		if (!first) return;
		const fresh = new Set(first.conversations.map(idOf));
		const older = rows.filter((row) => !fresh.has(idOf(row)));
		const isWhole = first.next === null;
		rows = [...first.conversations, ...(isWhole ? [] : older)];
		if (isWhole) next = null;
		show();
	}

	function show() {
		empty.hidden = rows.length > 0;
		list.show(rows);
	}

	async function look() {
		const words = search.value.trim();
		list.node.hidden = words !== "";
		await found.look(words);
	}

	load();
	return {
		node: element(
			"div.column.people",
			{},
			element("div.toolbar", {}, search, filter.node),
			demoCustomer(),
			empty,
			list.node,
			found.node,
		),
		refresh,
		mark(conversation) {
			chosen = conversation;
			show();
		},
	};
}

function merged(rows, more) {
	const known = new Set(rows.map(idOf));
	return [...rows, ...more.filter((row) => !known.has(idOf(row)))];
}

function idOf({ conversation }) {
	return conversation;
}
