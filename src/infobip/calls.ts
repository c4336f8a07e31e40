import { z } from "zod";
import type { Call } from "./call.ts";
import type { ContactId } from "./contacts.ts";
import { type Operation, upTo } from "./operations.ts";

/** Whether a customer may be called. */
export const callPermission: Operation = {
	method: "GET",
	path: "/whatsapp/1/senders/{sender}/calls/{userNumber}/permissions",
	limit: upTo(10, "second"),
	scopes: ["whatsapp:manage"],
	repeatable: true,
};

const permission = z.looseObject({
	/** `NO_PERMISSION`, `TEMPORARY`, `PERMANENT`. */
	status: z.string(),
	actions: z.array(
		z.looseObject({ name: z.string(), canPerformAction: z.boolean() }),
	),
	expirationTime: z
		.string()
		.nullish()
		.transform((at) => at ?? null),
});

/** Whether a customer lets the business call, and what may be done about it. */
export type CallPermission = z.output<typeof permission>;

/** Whether this customer may be called by this number. Needs the scope `whatsapp:manage`. */
export function findCallPermission(
	call: Call,
	{ sender, userNumber }: ContactId,
): Promise<CallPermission | null> {
	return call.find(callPermission, { ids: { sender, userNumber } }, permission);
}
