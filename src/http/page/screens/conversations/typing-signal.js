import { request, send } from "../../lib/api.js";

const EVERY_MS = 10_000;

/** Tells colleagues that somebody writes here, while they do. Where nobody can be told, writing goes on all the same. */
export function typingSignal() {
	let conversation = null;
	let toldAt = 0;
	const path = () => `/api/conversations/${conversation}/typing`;

	function leave() {
		if (conversation === null) return;
		request(path(), { method: "DELETE" }).catch(() => {});
		conversation = null;
		toldAt = 0;
	}

	return {
		typing(given, isWriting) {
			if (!isWriting) return leave();
			if (conversation !== null && conversation !== given) leave();
			if (Date.now() - toldAt < EVERY_MS) return;
			conversation = given;
			toldAt = Date.now();
			send(path(), {}).catch(() => {});
		},
		leave,
	};
}
