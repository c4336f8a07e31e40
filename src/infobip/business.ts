import { z } from "zod";
import type { Call } from "./call.ts";
import { type Operation, upTo } from "./operations.ts";
import { anyListOf, sized } from "./requests/fields.ts";

const path = "/whatsapp/1/senders/{sender}/business-info";

function businessOperation(method: "GET" | "PATCH"): Operation {
	return {
		method,
		path,
		limit: upTo(10, "second"),
		scopes: ["whatsapp:manage"],
		repeatable: true,
	};
}

/** The operations on what customers see of the business. */
export const businessOperations = {
	get: businessOperation("GET"),
	update: businessOperation("PATCH"),
} as const;

const text = z
	.string()
	.nullish()
	.transform((value) => value ?? null);

const businessInfo = z.looseObject({
	about: text,
	address: text,
	description: text,
	email: text,
	/** The trade, e.g. `RESTAURANT`. */
	vertical: text,
	websites: z
		.array(z.string())
		.nullish()
		.transform((all) => all ?? []),
	displayName: text,
});

/** The body of a change; what is left out stays. */
export const businessChange = z.strictObject({
	about: sized(0, 130).optional(),
	address: sized(0, 256).optional(),
	description: sized(0, 512).optional(),
	email: sized(0, 128).optional(),
	vertical: z
		.enum([
			"AUTOMOTIVE",
			"BEAUTY_AND_SPA_AND_SALON",
			"CLOTHING_AND_APPAREL",
			"EDUCATION",
			"ENTERTAINMENT",
			"EVENT_PLANNING_AND_SERVICE",
			"FINANCE_AND_BANKING",
			"FOOD_AND_GROCERY",
			"PUBLIC_SERVICE",
			"HOTEL_AND_LODGING",
			"MEDICAL_AND_HEALTH",
			"NON_PROFIT",
			"PROFESSIONAL_SERVICES",
			"SHOPPING_AND_RETAIL",
			"TRAVEL_AND_TRANSPORTATION",
			"RESTAURANT",
			"OTHER",
			"UNKNOWN",
		])
		.optional(),
	websites: anyListOf(sized(0, 256))
		.refine((all) => all.length <= 2, "size must be between 0 and 2")
		.optional(),
	logoUrl: sized(0, 2048).optional(),
});

/** What customers see of the business behind a number. */
export type BusinessInfo = z.output<typeof businessInfo>;

/** What is to change in it. */
export type BusinessChange = z.input<typeof businessChange>;

/** What customers see of the business. Needs the scope `whatsapp:manage`. */
export interface Business {
	get(sender: string): Promise<BusinessInfo>;
	update(sender: string, change: BusinessChange): Promise<void>;
}

/** The business information, over calls. */
export function business(call: Call): Business {
	const { get, update } = businessOperations;
	return {
		get: (sender) => call.json(get, { ids: { sender } }, businessInfo),
		update: (sender, body) =>
			call.checkedDone(
				{ schema: businessChange, what: "business information" },
				update,
				{ ids: { sender }, body },
			),
	};
}
