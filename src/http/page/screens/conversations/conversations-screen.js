import { element } from "../../lib/dom.js";
import { onRow } from "../../lib/feed.js";
import { t } from "../../lib/i18n.js";
import { soon } from "../../lib/soon.js";
import { chatPane } from "./chat-pane.js";
import { conversationList } from "./conversation-list.js";

/** Everybody who wrote, and the chat with one of them. */
export function conversationsScreen() {
	const list = conversationList();
	const chat = chatPane({ onChange: () => list.refresh() });
	const refresh = soon(() => list.refresh());
	const node = element(
		"section.screen.conversations",
		{ "aria-label": t("Conversations") },
		list.node,
		chat.node,
	);

	onRow((row) => {
		if (!row.conversation) return;
		refresh();
		if (row.conversation === chat.opened()) chat.refresh(row);
	});

	return {
		node,
		/** `#/conversations/c_812`, or `#/conversations/c_812/9120` to look at one message. */
		async enter([conversation = null, seq = null]) {
			node.classList.toggle("chatting", conversation !== null);
			list.mark(conversation);
			await chat.open(conversation, seq);
		},
		leave: () => chat.leave(),
	};
}
