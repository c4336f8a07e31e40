import { describe, expect, it } from "vitest";
import { templatesDesk } from "../../src/desk/templates-desk.ts";
import { DAY, type KnownTemplate } from "../../src/engine/model.ts";
import type { Channel } from "../../src/engine/ports.ts";
import { openMemory } from "../../src/store/memory.ts";
import { heldClock } from "../store/builders.ts";

const menu: KnownTemplate = {
	id: "1",
	name: "menu",
	language: "en",
	status: "APPROVED",
	usable: true,
	category: null,
	quality: null,
	reason: null,
	text: "Hello",
	blanks: 0,
	header: null,
	buttons: [],
};

function desk(answer: () => readonly KnownTemplate[]) {
	const clock = heldClock();
	const asked: string[] = [];
	const warned: string[] = [];
	const channel: Channel = {
		name: "whatsapp",
		receive: () => ({ events: [], refused: [] }),
		send: async () => ({ status: "", warnings: [] }),
		templates: async (sender) => {
			asked.push(sender);
			return answer();
		},
	};
	const { templates: shelf } = openMemory({ clock });
	const log = { warn: (_: object, words: string) => warned.push(words) };
	const senders = ["961"];
	const made = templatesDesk({ shelf, channel, clock, senders, log });
	return { ...made, clock, asked, warned };
}

describe("the templates of our numbers", () => {
	it("are asked for once a day, when somebody wants to know", async () => {
		const { known, lists, clock, asked } = desk(() => [menu]);
		expect(asked).toEqual([]);
		expect(await known()).toEqual([menu]);
		clock.move(DAY - 1);
		expect(await lists()).toMatchObject([{ sender: "961", templates: [menu] }]);
		expect(asked).toEqual(["961"]);
		clock.move(1);
		await known();
		expect(asked).toHaveLength(2);
	});

	it("stay what they were while the provider does not answer", async () => {
		let isUp = false;
		const { known, clock, asked, warned } = desk(() => {
			if (!isUp) throw new Error("no");
			return [menu];
		});
		expect(await known()).toBeNull();
		expect(await known()).toBeNull();
		expect(asked).toHaveLength(1);
		expect(warned).toEqual(["the templates could not be listed"]);
		isUp = true;
		clock.move(300_000);
		expect(await known()).toEqual([menu]);
		isUp = false;
		clock.move(2 * DAY);
		expect(await known()).toEqual([menu]);
	});

	it("are listed anew where that is wanted, and a failure is told", async () => {
		let isUp = true;
		const { sync, asked } = desk(() => {
			if (!isUp) throw new Error("no");
			return [menu];
		});
		await sync();
		await sync();
		expect(asked).toHaveLength(2);
		isUp = false;
		await expect(sync()).rejects.toThrow("no");
	});
});
