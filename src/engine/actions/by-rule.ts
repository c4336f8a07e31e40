import type { Situation } from "../kinds.ts";

/** Who did it, for the feed: `rule "talk to a person"`. */
export function byRule({ rule }: Pick<Situation, "rule">): string {
	return `rule "${rule ?? ""}"`;
}
