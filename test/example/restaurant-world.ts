import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { readable } from "../../src/channels/readable.ts";
import { type Simulator, simulator } from "../../src/channels/simulator.ts";
import { loadRules } from "../../src/engine/language/load-rules.ts";
import type { Content } from "../../src/engine/model.ts";
import type { Answered, Fetcher } from "../../src/runtime/fetch/fetcher.ts";
import type { Runtime } from "../../src/runtime/runtime.ts";
import { defaultLimits, startRuntime } from "../../src/runtime/start.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { heldTime } from "../runtime/held.ts";

/** The restaurant of `restaurant.yaml` with its database on disk, its shop and its clock, which stands still unless told. */
export interface RestaurantWorld {
	/** A customer or a member of staff writes; gives what they are sent within the next five seconds. */
	says(from: Person, content: string | Content): Promise<readonly string[]>;
	/** Lets time pass; gives what was sent to each number on the way, the oldest first. */
	pass(milliseconds: number): Promise<readonly Sent[]>;
	/** Ends the process and starts another on the same database, at once or so much later. */
	restart(laterMs?: number): Promise<void>;
	/** Saves the rules with something else in them. */
	edit(change: (rules: string) => string): Promise<void>;
	/** All that was sent to a number, the oldest first. */
	sentTo(phone: string): readonly string[];
}

/** Who writes. */
export interface Person {
	/** Bare digits. */
	readonly phone: string;
	readonly name: string;
}

/** A message of ours, as a person reads it. */
export interface Sent {
	readonly to: string;
	readonly text: string;
}

/** Longer than the second within which an answer looks like a machine's. */
const READING_MS = 5_000;

/** Opens the restaurant on a Monday at noon. */
export async function openRestaurant(): Promise<RestaurantWorld> {
	const folder = await mkdtemp(join(tmpdir(), "marhaba-example-"));
	const rules = join(folder, "rules.yaml");
	await writeFile(rules, await readFile(example, "utf8"));
	const time = heldTime();
	const channel = simulator();
	const start = async () => {
		const file = join(folder, "marhaba.db");
		const database = openSqlite({ file, clock: time.clock });
		const runtime = await startRuntime({
			...{ ...database, channels: [channel], rules, fetcher: shop },
			...{ clock: time.clock, timer: time.timer, random: () => 0.5 },
			home: { channel: channel.name, sender: "10000" },
			limits: { ...defaultLimits, sendRate: 1_000, pairIntervalMs: 0 },
			engine: "test",
			log: { info() {}, warn() {}, error: tellError },
			parse: async (files) => loadRules(files),
			watch: null,
		});
		return { database, runtime };
	};
	let running = await start();
	const stop = async () => {
		const stopped = running.runtime.stop();
		await time.pass(10_000);
		await stopped;
		running.database.close();
	};
	onTestFinished(async () => {
		await stop();
		await rm(folder, { recursive: true, force: true });
	});

	async function pass(milliseconds: number): Promise<readonly Sent[]> {
		const before = channel.sent.length;
		await time.pass(milliseconds);
		return read(channel, before);
	}

	return {
		pass,
		async says({ phone, name }, content) {
			await accept(running.runtime, channel, {
				...{ content, from: phone, name },
				at: time.clock.now(),
			});
			const sent = await pass(READING_MS);
			return sent.filter(({ to }) => to === phone).map(({ text }) => text);
		},
		async restart(laterMs = 0) {
			await stop();
			time.step(laterMs);
			running = await start();
		},
		async edit(change) {
			await writeFile(rules, change(await readFile(rules, "utf8")));
			const { problems } = await running.runtime.rules.reload();
			if (problems.length > 0) throw new Error(JSON.stringify(problems));
		},
		sentTo: (phone) =>
			read(channel, 0).flatMap(({ to, text }) => (to === phone ? [text] : [])),
	};
}

function read({ sent }: Simulator, from: number): readonly Sent[] {
	return sent
		.slice(from)
		.map(({ to, content }) => ({ to: to.value, text: readable(content) }));
}

const example = new URL("./restaurant.yaml", import.meta.url);

async function accept(
	runtime: Runtime,
	channel: Simulator,
	message: { readonly at: number; readonly [field: string]: unknown },
): Promise<void> {
	const arrivedAt = message.at as Parameters<Simulator["receive"]>[1];
	const { events, refused } = channel.receive(message, arrivedAt);
	await runtime.accept(events, refused);
}

/** The shop's system: it knows one order, and is broken for another. */
const shop: Fetcher = async ({ url }) => {
	const number = url.split("/").at(-1) ?? "";
	return orders[number] ?? { status: 404, body: "" };
};

const orders: Readonly<Record<string, Answered>> = {
	"48213": { status: 200, body: '{"status":"🛵 10 min"}' },
	"50000": { status: 500, body: "" },
};

function tellError(data: object, message: string): void {
	throw new Error(message, { cause: data });
}
