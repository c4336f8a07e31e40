/** Readers of the feed, in a process of their own: says once all are connected, and again once each has so many frames. */
import { Agent, get } from "node:http";

/** Who reads how much. */
export interface ReadersOrder {
	readonly url: string;
	readonly readers: number;
	/** Frames that each of them waits for. */
	readonly frames: number;
}

const FRAME = Buffer.from("\nevent: decision.made\n");

process.once("message", async ({ url, readers, frames }: ReadersOrder) => {
	const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
	const open: Promise<void>[] = [];
	const all: Promise<void>[] = [];
	for (let at = 0; at < readers; at++) {
		const reader = read(`${url}/events?types=decision.made`, agent, frames);
		open.push(reader.open);
		all.push(reader.done);
	}
	await Promise.all(open);
	process.send?.("open");
	await Promise.all(all);
	process.send?.("read");
	process.once("disconnect", () => process.exit());
});

function read(url: string, agent: Agent, frames: number) {
	const opened = resolvers();
	const done = resolvers();
	let seen = 0;
	get(url, { agent }, (response) => {
		response.once("data", () => opened.resolve());
		response.on("data", (chunk: Buffer) => {
			for (
				let at = chunk.indexOf(FRAME);
				at !== -1;
				at = chunk.indexOf(FRAME, at + 1)
			)
				seen += 1;
			if (seen >= frames) done.resolve();
		});
	});
	return { open: opened.promise, done: done.promise };
}

function resolvers() {
	let resolve = () => {};
	const promise = new Promise<void>((given) => {
		resolve = given;
	});
	return { promise, resolve };
}
