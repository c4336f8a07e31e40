import { ApiError, request } from "./api.js";

const RETRY_MS = 2_000;

/**
 * Reads `/events` for ever: comes back after a break and goes on behind the last row it saw. EventSource would do that as well, but
 * cannot send the token.
 *
 * @param {string} path
 * @param {{ onEvent: (type: string, data: object) => void, onState: (state: "open" | "waiting" | "refused") => void }} listener
 */
export async function followEvents(path, { onEvent, onState }) {
	let last = null;
	const onFrame = ({ id, event, data }) => {
		if (id) last = id;
		if (data) onEvent(event, JSON.parse(data));
	};
	for (;;) {
		try {
			const headers = last === null ? {} : { "last-event-id": last };
			const response = await request(path, { headers });
			onState("open");
			await readFrames(response.body, onFrame);
		} catch (error) {
			if (error instanceof ApiError && error.status < 500) {
				onState("refused");
				return;
			}
		}
		onState("waiting");
		await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
	}
}

async function readFrames(body, onFrame) {
	const reader = body.pipeThrough(new TextDecoderStream()).getReader();
	let rest = "";
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return;
		const frames = (rest + value).split("\n\n");
		rest = frames.pop();
		for (const frame of frames) onFrame(fieldsOf(frame));
	}
}

/** `id: 7\nevent: decision.made\ndata: {…}` → `{ id, event, data }`; comments give nothing. */
function fieldsOf(frame) {
	const fields = {};
	for (const line of frame.split("\n")) {
		const colon = line.indexOf(":");
		if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 1).trim();
	}
	return fields;
}
