import { z } from "zod";

/**
 * A text of `minimum` to `maximum` UTF-16 units: Infobip's words are those of Java's `@Size`, which counts so. The words of a
 * refusal are Infobip's own, so that the same sentence comes from here and from the API.
 */
export function sized(minimum: number, maximum: number) {
	return anyText().refine(
		({ length }) => length >= minimum && length <= maximum,
		`size must be between ${minimum} and ${maximum}`,
	);
}

/** A {@link sized} text that is more than white space. */
export function filled(minimum: number, maximum: number) {
	return sized(minimum, maximum).refine(
		(text) => text.trim() !== "",
		"must not be blank",
	);
}

/** A text of any length. */
export function anyText() {
	return z.string({ error: wrongType("a string") });
}

/** A text that is more than white space, of any length. */
export function someText() {
	return anyText().refine((text) => text.trim() !== "", "must not be blank");
}

/** An address on the web, `http` or `https`, of up to 2,048 units. */
export function webAddress() {
	return filled(1, 2048).refine(isWebAddress, "is not a valid url");
}

/** A number from `minimum` to `maximum`, both included. */
export function within(minimum: number, maximum: number) {
	return z
		.number({ error: wrongType("a number") })
		.gte(minimum, `must be greater than or equal to ${minimum}`)
		.lte(maximum, `must be less than or equal to ${maximum}`);
}

/** A list of `minimum` to `maximum` items. */
export function listOf<Item extends z.ZodType>(
	item: Item,
	minimum: number,
	maximum: number,
) {
	const size = `size must be between ${minimum} and ${maximum}`;
	return z
		.array(item, { error: wrongType("a list") })
		.min(minimum, size)
		.max(maximum, size)
		.readonly();
}

/** A list of one item or more. */
export function someOf<Item extends z.ZodType>(item: Item) {
	return z
		.array(item, { error: wrongType("a list") })
		.min(1, "must not be empty")
		.readonly();
}

/** A list of any length. */
export function anyListOf<Item extends z.ZodType>(item: Item) {
	return z.array(item, { error: wrongType("a list") }).readonly();
}

/** True for an absolute `http` or `https` address. */
export function isWebAddress(text: string): boolean {
	const url = URL.canParse(text) ? new URL(text) : null;
	return url !== null && /^https?:$/.test(url.protocol);
}

/** True when no value stands in the list twice. */
export function unique(values: readonly unknown[]): boolean {
	return new Set(values).size === values.length;
}

function wrongType(wanted: string) {
	return ({ input }: { readonly input?: unknown }) =>
		input === undefined || input === null
			? "must not be null"
			: `must be ${wanted}`;
}
