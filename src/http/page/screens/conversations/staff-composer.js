import { confirmed } from "../../components/dialog.js";
import { toast } from "../../components/toast.js";
import { ApiError, send } from "../../lib/api.js";
import { button, element, icon } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { newId } from "../../lib/new-id.js";
import { askPicture, takeFirst } from "./picture-dialog.js";
import { staffAttach } from "./staff-attach.js";
import { typingSignal } from "./typing-signal.js";

/** Where staff answer by hand. What was begun in one chat waits there while another is open. */
export function staffComposer({ onSent }) {
	let row = null;
	const drafts = new Map();
	const sending = new Set();
	const signal = typingSignal();
	const input = element("textarea", {
		rows: 1,
		"aria-label": t("Answer"),
		placeholder: t("Answer by hand"),
		dir: "auto",
		maxlength: 4096,
		input: () => {
			drafts.set(row.conversation, input.value);
			signal.typing(row.conversation, input.value !== "");
		},
		paste: (event) => takeFirst(event.clipboardData, event, sendPicture),
		keydown: (event) => {
			if (event.key === "Enter" && !event.shiftKey && !event.isComposing)
				submit(event);
		},
	});
	const over = element("p.window-over", { hidden: true });
	const attach = button(icon("plus"), attachTo, {
		name: t("Picture, place or template"),
		"aria-haspopup": "dialog",
	});
	const sendButton = element(
		"button.send",
		{ type: "submit", "aria-label": t("Send"), title: t("Send") },
		icon("send"),
	);

	/** While it is not known whose chat it is, nothing can be written that might reach somebody else. */
	function enable() {
		attach.disabled = row === null;
		input.disabled = row === null || isOver(row);
		sendButton.disabled = input.disabled || sending.has(row.conversation);
	}

	/** What was begun for one customer goes to that one, whatever chat is open when it is ready. */
	function attachTo() {
		const to = row;
		return staffAttach(to, (message) => deliver(to, message));
	}

	/** A picture that was dropped or pasted here: it is looked at before it leaves. */
	async function sendPicture(file) {
		const to = row;
		if (to === null || isOver(to)) return;
		const message = await askPicture(to, file);
		if (message) await deliver(to, message);
	}

	async function submit(event) {
		event.preventDefault();
		const text = input.value;
		if (text.trim() === "" || sendButton.disabled) return;
		const to = row;
		if (!(await deliver(to, { text }))) return;
		drafts.delete(to.conversation);
		if (row?.conversation !== to.conversation) return;
		input.value = "";
		signal.leave();
	}

	/** Sends one message; gives whether it is on its way. Until then a second press sends nothing, even where the chat is read again. */
	async function deliver({ conversation }, message) {
		sending.add(conversation);
		enable();
		const done = await attempt({ to: conversation, staff: true, ...message });
		sending.delete(conversation);
		enable();
		if (done) onSent();
		return done;
	}

	return {
		node: element(
			"div.staff-composer",
			{},
			over,
			element("form.composer", { submit }, attach, input, sendButton),
		),
		show(next) {
			const isNew = next.conversation !== row?.conversation;
			row = next;
			if (isNew) input.value = drafts.get(row.conversation) ?? "";
			enable();
			over.hidden = !isOver(row);
			over.textContent = t(
				"The 24 hours are over: only a template may be sent. Choose one with +.",
			);
		},
		/** Another chat was opened, and the answer that says whose it is has not come. */
		wait() {
			signal.leave();
			row = null;
			input.value = "";
			over.hidden = true;
			enable();
		},
		leave: () => signal.leave(),
		sendPicture,
	};
}

function isOver({ window_ends_at: endsAt }) {
	return endsAt !== undefined && (!endsAt || Date.parse(endsAt) <= Date.now());
}

async function attempt(body, key = newId()) {
	try {
		await send("/api/messages", body, { headers: { "idempotency-key": key } });
		return true;
	} catch (error) {
		if (!(error instanceof ApiError) || error.code !== "being-answered") {
			toast(error.message, "wrong");
			return false;
		}
		const sure = await askOver(error.problem.by?.name ?? t("A colleague"));
		return sure && attempt({ ...body, force: true }, newId());
	}
}

function askOver(name) {
	return confirmed(
		t("{name} is answering", { name }),
		t("Two answers at once confuse the customer. Send yours anyway?"),
		{ label: t("Send anyway"), danger: true },
	);
}
