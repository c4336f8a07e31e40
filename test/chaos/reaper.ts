import type { FailpointName } from "../../src/runtime/failpoint.ts";
import type { Server } from "../process/server.ts";
import { keyOfLife } from "./life.ts";
import type { Chance } from "./random.ts";

/** The end of one life of the server; the deaths of a run stand in the order of the lives. */
export interface Death {
	/** Milliseconds since 1970, when it was certainly dead. */
	readonly at: number;
	readonly how: DeathName;
	/** The exit code; null where a signal ended it. */
	readonly code: number | null;
}

/** How a life ended. */
export type DeathName =
	/** SIGKILL at any moment. */
	| "killed"
	/** SIGSTOP for a while, and then SIGKILL. */
	| "killed while it stood still"
	/** SIGTERM: an orderly end. */
	| "asked to end"
	/** By itself, at the named place. */
	| `at ${FailpointName}`;

/** How the server is killed. */
export interface ReaperOptions {
	readonly server: Server;
	readonly chance: Chance;
	readonly kills: number;
	/** Hears of every new life. */
	readonly onAlive: () => void;
}

const failpoints: readonly [FailpointName, ...FailpointName[]] = [
	"before-commit",
	"after-commit",
	"before-send",
	"after-send",
	"after-settle",
];

/** Every other life ends at a named place; where that place is not reached in this time, it ends anyway. */
const LONGEST_LIFE_MS = 3_000;

/** Ends the server again and again, in the middle of its work; the last life is left in peace. */
export async function reap(options: ReaperOptions): Promise<readonly Death[]> {
	const { server, chance, kills, onAlive } = options;
	const deaths: Death[] = [];
	let place: FailpointName | null = null;
	while (deaths.length < kills) {
		const how = await dieAt(server, place, chance);
		const { code } = await server.exited();
		deaths.push({ at: Date.now(), how, code });
		const isLast = deaths.length === kills;
		place = !isLast && chance.happens(0.5) ? chance.oneOf(failpoints) : null;
		await server.restart({
			INFOBIP_API_KEY: keyOfLife(deaths.length),
			// Not among the first passings, which belong to the start.
			CRASH_AT: place === null ? "" : `${place}:${chance.between(4, 80)}`,
		});
		onAlive();
	}
	return deaths;
}

async function dieAt(
	server: Server,
	place: FailpointName | null,
	chance: Chance,
): Promise<DeathName> {
	if (place === null) {
		await passed(chance.between(50, 1_000));
		return end(server, chance);
	}
	const died = await Promise.race([server.exited(), passed(LONGEST_LIFE_MS)]);
	if (died) return `at ${place}`;
	// Asked to end it might still come to that place.
	await server.kill();
	return "killed";
}

async function end(server: Server, chance: Chance): Promise<DeathName> {
	const how = chance.oneOf([
		"killed",
		"killed while it stood still",
		"asked to end",
	] as const);
	if (how === "killed while it stood still") {
		server.freeze();
		await passed(chance.between(50, 500));
	}
	await (how === "asked to end" ? server.stop() : server.kill());
	return how;
}

function passed(ms: number): Promise<null> {
	return new Promise((resolve) => setTimeout(() => resolve(null), ms));
}
