import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A provider that takes everything at once. */
export interface TrivialProvider {
	readonly url: string;
	/** Requests so far. */
	taken(): number;
	/** Resolves at the request that makes it so many. */
	until(taken: number): Promise<void>;
	close(): void;
}

/** Answers every request with what Infobip says of a message it takes. */
export async function trivialProvider(): Promise<TrivialProvider> {
	let taken = 0;
	const waiting = new Map<number, () => void>();
	const server = createServer((request, response) => {
		request.resume().once("end", () => {
			response.setHeader("content-type", "application/json");
			response.end(acceptedAnswer);
			taken += 1;
			waiting.get(taken)?.();
		});
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		taken: () => taken,
		until: (count) =>
			count <= taken
				? Promise.resolve()
				: new Promise((resolve) => waiting.set(count, resolve)),
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}

/** What Infobip says of a message it takes. */
export const acceptedAnswer = JSON.stringify({
	to: "96170100000",
	messageCount: 1,
	messageId: "mb-00000000-1",
	status: {
		groupId: 1,
		groupName: "PENDING",
		id: 7,
		name: "PENDING_ENROUTE",
		description: "Message sent to next instance",
	},
});
