import type { z } from "zod";

/** One thing wrong with a request. */
export interface Violation {
	/** Where, e.g. `content.contacts[0].birthday`. */
	readonly path: string;
	/** What, in Infobip's words: `size must be between 1 and 4096`. */
	readonly violation: string;
}

/** What is wrong with a request, by the schema of its kind; nothing when it is right. */
export function violations(
	schema: z.ZodType,
	request: unknown,
): readonly Violation[] {
	const { error } = schema.safeParse(request);
	return (error?.issues ?? []).map(({ path, message }) => ({
		path: path.reduce<string>(joined, ""),
		violation: message,
	}));
}

function joined(path: string, step: PropertyKey): string {
	if (typeof step === "number") return `${path}[${step}]`;
	return path === "" ? String(step) : `${path}.${String(step)}`;
}
