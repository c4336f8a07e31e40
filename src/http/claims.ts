import { after, type Instant, SECOND } from "../engine/model.ts";
import type { Clock } from "../engine/ports.ts";
import { nameJson, type Who } from "./who.ts";

/** Who is writing in which chat, so that no two people answer at once. Kept in memory of this process; a restart frees all. */
export interface Claims {
	/** Takes the chat, or keeps it, for a while; who has it already where that is somebody else. */
	take(conversation: number, who: Who, force: boolean): Claim;
	/** Lets it go, if it is theirs; whether it was. */
	release(conversation: number, who: Who): boolean;
	/** Whoever has it now. */
	holder(conversation: number): Claim | null;
}

/** Somebody's hold on a chat. */
export interface Claim {
	readonly who: Pick<Who, "agent" | "name">;
	readonly until: Instant;
}

/** How long a hold lasts; the page takes it again while somebody types. */
export const HOLD_MS = 20 * SECOND;
/** Chats that are held at once; the oldest hold goes first. */
const MOST = 10_000;

/** No chat is anybody's yet. */
export function claims({ now }: Clock): Claims {
	const held = new Map<number, Claim>();
	const holder = (conversation: number): Claim | null => {
		const claim = held.get(conversation);
		if (claim !== undefined && claim.until > now()) return claim;
		held.delete(conversation);
		return null;
	};
	return {
		holder,
		take(conversation, who, force) {
			const known = holder(conversation);
			if (known !== null && !force && !isSame(known.who, who)) return known;
			const claim = { who, until: after(now(), HOLD_MS) };
			held.delete(conversation);
			held.set(conversation, claim);
			const [oldest] = held.keys();
			if (held.size > MOST && oldest !== undefined) held.delete(oldest);
			return claim;
		},
		release(conversation, who) {
			const known = holder(conversation);
			const isTheirs = known !== null && isSame(known.who, who);
			if (isTheirs) held.delete(conversation);
			return isTheirs;
		},
	};
}

/** Whether two are the same person, as far as their tokens tell. */
export function isSame(
	one: Pick<Who, "agent" | "name">,
	other: Pick<Who, "agent" | "name">,
): boolean {
	return one.agent === other.agent && one.name === other.name;
}

/** A hold as answers show it. */
export function claimJson(claim: Claim | null): object | null {
	return (
		claim && {
			...nameJson(claim.who),
			until: new Date(claim.until).toISOString(),
		}
	);
}
