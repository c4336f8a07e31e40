import { emptyNote } from "../../components/empty.js";
import { tried } from "../../components/toast.js";
import { ask, send } from "../../lib/api.js";
import { element } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { soon } from "../../lib/soon.js";
import { chatHead } from "./chat-head.js";
import { detailsPane } from "./details-pane.js";
import { takesDrops } from "./picture-dialog.js";
import { staffComposer } from "./staff-composer.js";
import { transcript } from "./transcript.js";

/** A moment more than a hold lasts. */
const AFTER_MS = 500;

/** The chat with one person: who it is, what was said, where to answer, and what is known of them. */
export function chatPane({ onChange }) {
	let conversation = null;
	let again = null;
	const details = detailsPane({ onChange: changed });
	const head = chatHead({ onChange: changed, onDetails: details.toggle });
	const lines = transcript({ side: details.side });
	const composer = staffComposer({ onSent: changed });
	const nobody = emptyNote({
		drawing: "chats",
		title: t("Choose a conversation"),
		words: t(
			"What was said, why the bot answered so, and where you can answer yourself.",
		),
	});
	const chat = element(
		"div.chat-column",
		{ hidden: true },
		head.node,
		lines.node,
		composer.node,
	);
	takesDrops(chat, composer.sendPicture);
	const node = element("div.chat-pane", {}, nobody, chat, details.side.panel);
	const refreshSoon = soon(() => refreshAll());

	async function loadPerson() {
		const asked = conversation;
		const answer = await tried(() =>
			ask(`/api/conversations/${encodeURIComponent(asked)}`),
		);
		const row = answer && theOne(answer.conversations, asked);
		if (!row || conversation !== asked) return;
		head.show(row);
		lookAgainAfter(row.typing);
		details.show(row);
		composer.show(row);
		markSeen(row);
	}

	/** A colleague who closed the page tells nobody that they write no more. */
	function lookAgainAfter(typing) {
		clearTimeout(again);
		if (!typing) return;
		const left = Date.parse(typing.until) - Date.now();
		again = setTimeout(refreshSoon, Math.max(0, left) + AFTER_MS);
	}

	/** The team has looked; nothing goes to the customer. */
	function markSeen({ unread = 0 }) {
		if (unread === 0 || document.hidden) return;
		send(`/api/conversations/${conversation}/seen`, {}).then(
			onChange,
			() => {},
		);
	}

	async function changed() {
		onChange();
		await refreshAll({ toNewest: true });
	}

	async function refreshAll(how) {
		if (conversation === null) return;
		await Promise.all([loadPerson(), lines.refresh(how)]);
	}

	return {
		node,
		opened: () => conversation,
		refresh: refreshSoon,
		async open(next, seq) {
			const isNew = next !== conversation;
			conversation = next;
			nobody.hidden = next !== null;
			chat.hidden = next === null;
			node.classList.toggle("open", next !== null);
			if (isNew) details.side.shut();
			if (next === null) return;
			if (isNew) {
				head.wait();
				composer.wait();
			}
			await Promise.all([
				loadPerson(),
				isNew || seq !== null ? lines.open(next, seq) : lines.refresh(),
			]);
			if (isNew) head.focus();
		},
		leave: composer.leave,
	};
}

/** A contact may have a conversation with each of our numbers. */
function theOne(conversations, name) {
	return (
		conversations.find((one) => one.conversation === name) ?? conversations[0]
	);
}
