import { z } from "zod";
import type { Emulator } from "./emulator.ts";
import type { EmulatedRequest, Fault, FaultRule } from "./faults.ts";

const answer = z.union([
	z.strictObject({
		status: z.int().gte(100).lte(599),
		retryAfter: z.string().optional(),
		body: z.string().optional(),
	}),
	z.enum(["reset", "hang", "truncated", "html", "empty"]),
]);

const reportStep = z.union([
	z.enum(["delivered", "seen"]),
	z.strictObject({ error: z.int() }),
	z.strictObject({ status: z.int() }),
]);

/** A fault as a script or a control request writes it. */
export const scriptedFault = z.strictObject({
	/** Milliseconds. */
	delayMs: z.int().gte(0).optional(),
	/** The message is taken although the answer is bad. */
	accept: z.boolean().optional(),
	answer: answer.optional(),
	/** A status id, e.g. 11. */
	rejected: z.int().optional(),
	reports: z.array(reportStep).optional(),
	/** How often; 1 where it is left out, and always where there is a share. */
	times: z.int().gte(1).optional(),
	/** Which part of the requests meets it, from 0 to 1. */
	share: z.number().gte(0).lte(1).optional(),
	/** Only requests of this method. */
	method: z.string().optional(),
	/** Only requests whose path begins so. */
	path: z.string().optional(),
	/** Only requests whose body holds this. */
	contains: z.string().optional(),
});

/** A fault as a script or a control request writes it. */
export type ScriptedFault = z.infer<typeof scriptedFault>;

/** Puts a scripted fault in the way of the requests it is for. */
export function addFault(
	emulator: Emulator,
	scripted: ScriptedFault,
	random: () => number = Math.random,
): void {
	const { times, share, method, path, contains, ...rest } = scripted;
	const when = (request: EmulatedRequest) =>
		(method === undefined || request.method === method.toUpperCase()) &&
		(path === undefined || request.path.startsWith(path)) &&
		(contains === undefined || request.body.includes(contains)) &&
		(share === undefined || random() < share);
	const always = share === undefined ? 1 : Number.POSITIVE_INFINITY;
	const rule: FaultRule = { times: times ?? always, when };
	emulator.fault(rest as Fault, rule);
}
