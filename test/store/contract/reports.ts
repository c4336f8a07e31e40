import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	instant,
	type ReportMerge,
	type SendError,
} from "../../../src/engine/model.ts";
import type { SendRow } from "../../../src/engine/ports.ts";
import type { Database } from "../../../src/store/database.ts";
import {
	acceptedResult,
	anError,
	changes,
	claim,
	customer,
	fact,
	outcome,
	START,
	storeCustomer,
	textTo,
} from "../builders.ts";
import type { Open } from "../contract.ts";
import { closing } from "./using.ts";

type Step = Omit<ReportMerge, "send"> | "accepted";

const order = ["sent", "delivered", "seen", "failed"] as const;

const step: fc.Arbitrary<Step> = fc.oneof(
	fc.constant("accepted" as const),
	fc.record({
		status: fc.constantFrom(...order),
		at: fc.integer({ min: 0, max: 3 }).map((ms) => instant(START + ms)),
		error: fc.option(
			fc
				.constantFrom("A", "B")
				.map((code): SendError => ({ code, message: code, advice: null })),
		),
	}),
);

export function describeReports(opening: Open): void {
	describe("reports", () => {
		const open = closing(opening);

		const rowAfter = (steps: readonly Step[]) => moved(open(), steps);

		const told = (...statuses: readonly (typeof order)[number][]) =>
			rowAfter(statuses.map((status) => ({ status, at: START, error: null })));

		it("A24: move a send forward only", async () => {
			expect((await told("delivered", "sent"))?.status).toBe("delivered");
			expect((await told("seen", "delivered", "sent"))?.status).toBe("seen");
			expect((await told("sent", "delivered"))?.status).toBe("delivered");
		});

		it("A24: of a failure end it, unless one tells that it arrived", async () => {
			expect((await told("sent", "failed"))?.status).toBe("failed");
			expect((await told("failed", "sent"))?.status).toBe("failed");
			expect((await told("failed", "delivered"))?.status).toBe("delivered");
			expect((await told("seen", "failed"))?.status).toBe("seen");
		});

		it("A24: keep the time of every step, the first where it was told twice", async () => {
			const at = (ms: number) => instant(START + ms);
			const send = await rowAfter([
				{ status: "seen", at: at(9), error: null },
				{ status: "sent", at: at(3), error: null },
				{ status: "sent", at: at(2), error: null },
			]);
			expect(send?.times).toEqual({
				queued: START,
				attempted: START,
				sent: at(2),
				seen: at(9),
			});
		});

		it("A24: give the same row in every order and however often they come", async () => {
			const database = open();
			await fc.assert(
				fc.asyncProperty(
					fc.array(step, { minLength: 1, maxLength: 5 }).chain((steps) =>
						fc.tuple(
							fc.constant(steps),
							fc.shuffledSubarray([...steps, ...steps], {
								minLength: steps.length * 2,
								maxLength: steps.length * 2,
							}),
						),
					),
					async ([steps, shuffled]) => {
						const {
							id: _,
							messageId: __,
							...one
						} = await moved(database, steps);
						expect(await moved(database, shuffled)).toMatchObject(one);
					},
				),
				{ numRuns: 60 },
			);
		});
	});
}

let customers = 0;

/** A new send of a new customer, after these steps. */
async function moved(
	database: Database,
	steps: readonly Step[],
): Promise<SendRow> {
	customers += 1;
	const { id } = await storeCustomer(database, customer(`96111${customers}`));
	await database.store.commit([
		changes({ journal: [fact()], sends: [textTo(id)] }),
	]);
	const [due] = await claim(database);
	const send = due?.id ?? 0;
	for (const one of steps)
		if (one === "accepted")
			await database.store.settle([outcome(send, acceptedResult)]);
		else
			await database.store.commit([changes({ reports: [{ send, ...one }] })]);
	const row = await database.history.send(send);
	if (!row) throw new Error("The send is gone");
	// Settled for good: nothing of it is claimed by the next.
	await database.store.settle([
		outcome(send, { type: "failed", error: anError }),
	]);
	const { conversation: _, ...rest } = row;
	return { ...rest, conversation: 0 };
}
