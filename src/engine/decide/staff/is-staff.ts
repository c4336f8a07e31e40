import type { Situation } from "../../kinds.ts";

/** Whether this chat is with one of the business's staff numbers. */
export function isStaff({
	book,
	contact,
}: Pick<Situation, "book" | "contact">): boolean {
	const { numbers } = book.data.profile.staff;
	return contact.addresses.some(({ value }) => numbers.includes(value));
}
