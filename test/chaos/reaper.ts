import type { FailpointName } from "../../src/runtime/failpoint.ts";
import type { Server } from "../process/server.ts";
import type { Chance } from "./random.ts";

/** One death of the server. */
export interface Death {
	/** Milliseconds since 1970, just after it was dead. */
	readonly at: number;
	/** `random`, or the failpoint where it died. */
	readonly where: string;
}

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

/** A life ends at a named place every other time; where that place is not reached in this time, it ends anyway. */
const LONGEST_LIFE_MS = 3_000;

/** Kills the server again and again, in the middle of its work; the last life is left in peace. */
export async function reap(options: ReaperOptions): Promise<readonly Death[]> {
	const { server, chance, kills, onAlive } = options;
	const deaths: Death[] = [];
	let place: string | null = null;
	while (deaths.length < kills) {
		const lifeMs = place === null ? chance.between(50, 600) : LONGEST_LIFE_MS;
		const died = await Promise.race([server.exited(), passed(lifeMs)]);
		if (died === null) await server.kill();
		const where = died === null || place === null ? "random" : place;
		deaths.push({ at: Date.now(), where });
		const isLast = deaths.length === kills;
		place = !isLast && chance.happens(0.5) ? placeFrom(chance) : null;
		await revive(server, place);
		onAlive();
	}
	return deaths;
}

/** Not among the first passings, which belong to the start. */
function placeFrom(chance: Chance): string {
	return `${chance.oneOf(failpoints)}:${chance.between(4, 40)}`;
}

async function revive(server: Server, place: string | null): Promise<void> {
	await server.restart({ CRASH_AT: place ?? "" });
}

function passed(ms: number): Promise<null> {
	return new Promise((resolve) => setTimeout(() => resolve(null), ms));
}
