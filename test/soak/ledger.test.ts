import { expect, it } from "vitest";
import { createLedger } from "./ledger.ts";

it("keeps what is open, and no more", () => {
	const ledger = createLedger();
	ledger.asked("a", 1);
	ledger.asked("a", 2);
	ledger.asked("b", 3);
	ledger.answered("a", 1);
	ledger.withdrawn("b", 3);
	expect([ledger.open(), ledger.kept(), ledger.faults]).toEqual([1, 1, []]);
});

it("says who was answered twice, without having asked, or in another order", () => {
	const ledger = createLedger();
	for (const number of [1, 2]) ledger.asked("a", number);
	ledger.answered("a", 2);
	ledger.answered("a", 2);
	ledger.answered("b", 9);
	expect(ledger.faults).toEqual([
		"a got 2 before an answer that is older",
		"a got 2 twice, or without having asked",
		"b got 9 twice, or without having asked",
	]);
	expect([ledger.open(), ledger.kept()]).toEqual([1, 0]);
});

it("does not fill up where everything is wrong", () => {
	const ledger = createLedger();
	for (let number = 0; number < 1_000; number += 1)
		ledger.answered("a", number);
	expect(ledger.faults.length).toBeLessThan(100);
});
