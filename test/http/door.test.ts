import { expect, test } from "vitest";
import { createDoor } from "../../src/http/door.ts";

/** A door whose turns of the loop and whose time the test holds. */
function heldDoor() {
	let end = () => {};
	let now = 0;
	const door = createDoor(
		() =>
			new Promise((resolve) => {
				end = resolve;
			}),
		() => now,
	);
	let isQuiet = false;
	return {
		...door,
		listen: () =>
			door.quiet()?.then(() => {
				isQuiet = true;
			}),
		isQuiet: () => isQuiet,
		async turn(ms = 0) {
			now += ms;
			end();
			await new Promise(setImmediate);
		},
	};
}

test("a door that nobody came through is quiet", () => {
	expect(heldDoor().quiet()).toBeNull();
});

test("it is quiet again after the first whole turn that brings nobody", async () => {
	const { opened, quiet, listen, isQuiet, turn } = heldDoor();
	opened();
	listen();
	await turn();
	expect(isQuiet()).toBe(false);
	await turn();
	expect(isQuiet()).toBe(true);
	expect(quiet()).toBeNull();
});

test("as long as each turn brings somebody, whoever is in waits", async () => {
	const { opened, listen, isQuiet, turn } = heldDoor();
	opened();
	listen();
	for (let more = 0; more < 63; more += 1) {
		await turn();
		opened();
		expect(isQuiet()).toBe(false);
	}
	await turn();
	await turn();
	expect(isQuiet()).toBe(true);
});

test("nobody waits for long for a crowd that has no end", async () => {
	const { opened, listen, isQuiet, turn } = heldDoor();
	opened();
	listen();
	for (const ms of [0, 10, 10]) {
		await turn(ms);
		opened();
	}
	expect(isQuiet()).toBe(false);
	await turn(10);
	expect(isQuiet()).toBe(true);
});
