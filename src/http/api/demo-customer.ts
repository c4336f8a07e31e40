import { z } from "zod";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import { readJson } from "../read-request.ts";

const MOST_BYTES = 32 * 1024;

const customerBody = z.strictObject({
	name: z
		.string()
		.trim()
		.min(1)
		.max(80)
		.describe("On the profile; the same name is the same customer."),
	text: z.string().trim().min(1).max(4_096).describe("What they write."),
});

/** `POST /api/demo/customer`: in demo mode, a customer writes. The message comes through the webhook like every other. */
export function demoEndpoints({
	demoCustomer,
}: HttpOptions): readonly Endpoint[] {
	if (demoCustomer === undefined) return [];
	const endpoint: Endpoint = {
		method: "post",
		path: "/api/demo/customer",
		role: "agent",
		summary: "In demo mode only: lets an invented customer write to us.",
		body: customerBody,
		answer: { status: 202, about: "On its way to the webhook: `from`." },
		problems: ["wrong-value", "not-json", "unsupported-type", "body-too-large"],
		handle: async (c) => {
			const message = await readJson(c, customerBody, MOST_BYTES);
			return c.json({ from: demoCustomer(message) }, 202);
		},
	};
	return [endpoint];
}
