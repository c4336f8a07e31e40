import { followEvents } from "./event-stream.js";

/** Rows from before the page was opened. */
const LOOK_BACK = 100;

const listeners = new Set();
const stateListeners = new Set();
let state = "waiting";

/** Calls for every row of the feed from now on; gives what ends it. */
export function onRow(listener) {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** Calls with `open`, `waiting` or `refused`, now and whenever it changes. */
export function onLine(listener) {
	stateListeners.add(listener);
	listener(state);
}

/** Follows `/events` for as long as the page is open: one connection, however many screens listen. */
export function startFeed() {
	return followEvents(`/events?desk=1&last=${LOOK_BACK}`, {
		onState: (next) => {
			state = next;
			for (const listener of stateListeners) listener(next);
		},
		onEvent: (type, data) => {
			// A frame of the desk says its own kind; the journal has no such rows.
			const row = { ...data, kind: data.type, type };
			for (const listener of listeners) listener(row);
		},
	});
}
