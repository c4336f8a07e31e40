import { z } from "zod";

/** The schema of a kind that has nothing to say beyond its name: `silent`, `first_message: true`. */
export function bareWord(): z.ZodType<true> {
	return z
		.union([z.null(), z.literal(true), z.literal("true")], {
			error: "Nothing goes here: the word alone is enough.",
		})
		.transform(() => true as const);
}
