import { parse } from "yaml";
import type { Kind } from "../kinds.ts";

/**
 * What a kind's own example writes behind its key, as an editor reads it: of `keyword: [hours, open]` the list. A kind whose
 * example is its bare word has `true` there.
 */
export function exampleValue({
	key,
	example,
}: Pick<Kind<unknown>, "key" | "example">): unknown {
	const written: unknown = parse(example);
	return typeof written === "object" && written !== null
		? (written as Readonly<Record<string, unknown>>)[key]
		: true;
}
