import { describe, expect, it } from "vitest";
import { newBusiness, newConversation } from "../../../src/engine/model.ts";
import {
	at,
	changeOf,
	changes,
	claim,
	customer,
	fact,
	heldClock,
	loadOne,
	phone,
	storeCustomer,
	textTo,
	user,
} from "../builders.ts";
import type { Open } from "../contract.ts";
import { closing } from "./using.ts";

const DAY = 86_400_000;

export function describeLoading(opening: Open): void {
	describe("loading", () => {
		const open = closing(opening);

		it("gives somebody new an id, version 0 and an empty state", async () => {
			const conversation = await loadOne(open(), customer("961111"));
			expect(conversation).toEqual({
				id: 1,
				version: 0,
				channel: "whatsapp",
				sender: { id: 1, address: "96170000000" },
				contact: { id: 1, addresses: [phone("961111")] },
				state: newConversation,
			});
		});

		it("gives the business nobody has switched anything in", async () => {
			const { business } = await open().store.load([], []);
			expect(business).toEqual(newBusiness);
		});

		it("answers null for a null ref, an unknown id, no address and a message that is not ours", async () => {
			const { conversations } = await open().store.load(
				[
					null,
					{ by: "id", conversation: 99 },
					customer(),
					{ by: "message", messageId: "mb-abcdefgh-1" },
					{ by: "message", messageId: "wamid.HBg" },
				],
				[],
			);
			expect(conversations).toEqual([null, null, null, null, null]);
		});

		it("gives two refs of one batch that name the same new person one conversation", async () => {
			const { conversations } = await open().store.load(
				[customer("961111"), customer("961222"), customer("961111")],
				[],
			);
			expect(conversations[2]).toBe(conversations[0]);
			expect(conversations[1]?.id).not.toBe(conversations[0]?.id);
		});

		it("finds whom a notice was about, at the number of ours it left by", async () => {
			const database = open();
			const staff = await storeCustomer(database, customer("961999"));
			const about = await storeCustomer(database, customer("961111"));
			await storeCustomer(database, at("96170000001", "961111"));
			await database.store.commit([
				changes({
					journal: [fact()],
					sends: [
						textTo(staff.id, { about: about.contact.id }),
						textTo(about.id),
					],
				}),
			]);
			const [notice, own] = await Promise.all(
				[1, 2].map((id) => database.history.send(id)),
			);
			const asked = [notice, own].map((send) => ({
				by: "about" as const,
				messageId: send?.messageId ?? "",
			}));
			const { conversations } = await database.store.load(
				[...asked, { by: "about", messageId: "wamid.HBg" }],
				[],
			);
			expect(conversations.map((found) => found?.id ?? null)).toEqual([
				about.id,
				null,
				null,
			]);
		});

		it("joins the addresses that later refs of a batch add, for all of its refs", async () => {
			const { conversations } = await open().store.load(
				[customer(user("US.1")), customer(user("US.1"), "961111")],
				[],
			);
			expect(conversations[0]).toBe(conversations[1]);
			expect(conversations[0]?.contact.addresses).toEqual([
				phone("961111"),
				user("US.1"),
			]);
		});

		it("takes one person at two of our numbers as one contact with two conversations", async () => {
			const { conversations } = await open().store.load(
				[at("96170000001", "961111"), at("96170000002", "961111")],
				[],
			);
			const [one, other] = conversations;
			expect(one?.contact.id).toBe(other?.contact.id);
			expect(one?.id).not.toBe(other?.id);
			expect(one?.sender.id).not.toBe(other?.sender.id);
		});

		it("keeps contacts of different channels apart", async () => {
			const ref = customer("961111");
			const { conversations } = await open().store.load(
				[ref, { ...ref, channel: "console" } as typeof ref],
				[],
			);
			expect(conversations[0]?.contact.id).not.toBe(
				conversations[1]?.contact.id,
			);
		});

		it("keeps a phone number and a user id of the same letters apart", async () => {
			const { conversations } = await open().store.load(
				[customer("961111"), customer(user("961111"))],
				[],
			);
			expect(conversations[0]?.id).not.toBe(conversations[1]?.id);
		});

		it("finds a stored conversation by address and by id", async () => {
			const database = open();
			const stored = await storeCustomer(database, customer("961111"));
			expect(stored.version).toBe(1);
			const byId = await loadOne(database, {
				by: "id",
				conversation: stored.id,
			});
			expect(byId).toEqual(stored);
		});

		it("keeps a later phone number of a known user id as a second address of the same contact", async () => {
			const database = open();
			const known = await storeCustomer(database, customer(user("US.1")));
			const again = await loadOne(database, customer(user("US.1"), "961111"));
			await database.store.commit([
				changes({ conversation: changeOf(again), journal: [fact()] }),
			]);
			const byPhone = await loadOne(database, customer("961111"));
			expect(byPhone.id).toBe(known.id);
			expect(byPhone.contact).toEqual({
				id: known.contact.id,
				addresses: [phone("961111"), user("US.1")],
			});
		});

		it("shows a second address in the contact's other conversations too", async () => {
			const database = open();
			await storeCustomer(database, at("1", user("US.1")));
			await storeCustomer(database, at("2", user("US.1")));
			await storeCustomer(database, at("1", user("US.1"), "961111"));
			const other = await loadOne(database, at("2", user("US.1")));
			expect(other.contact.addresses).toHaveLength(2);
		});

		it("leaves an address with the contact who had it first", async () => {
			const database = open();
			const one = await storeCustomer(database, customer("961111"));
			const other = await storeCustomer(database, customer("961222"));
			const both = await storeCustomer(database, customer("961111", "961222"));
			expect(both.id).toBe(one.id);
			expect(both.contact.addresses).toEqual([phone("961111")]);
			expect((await loadOne(database, customer("961222"))).id).toBe(other.id);
		});

		it("finds the conversation that a message of ours went to", async () => {
			const database = open();
			const { id } = await storeCustomer(database, customer("961111"), [{}]);
			const [due] = await claim(database);
			const found = await loadOne(database, {
				by: "message",
				messageId: due?.messageId ?? "",
			});
			expect(due?.messageId).toMatch(/^mb-[a-z0-9]{8}-1$/);
			expect(found.id).toBe(id);
		});

		it("knows messages sent under an older name, and sends under the new one from then on", async () => {
			const database = open();
			const { id } = await storeCustomer(database, customer("961111"), [{}]);
			const [before] = await claim(database);
			const name = database.renewInstall();
			await database.store.commit([
				changes({ journal: [fact()], sends: [textTo(id)] }),
			]);
			const older = await loadOne(database, {
				by: "message",
				messageId: before?.messageId ?? "",
			});
			expect(older.id).toBe(id);
			expect((await database.history.send(1))?.messageId).toBe(
				before?.messageId,
			);
			expect((await database.history.send(2))?.messageId).toBe(`mb-${name}-2`);
		});

		it("takes a number under a name that never made it as nothing of ours", async () => {
			const database = open();
			const { id } = await storeCustomer(database, customer("961111"), [{}]);
			const [before] = await claim(database);
			database.renewInstall();
			await database.store.commit([
				changes({ journal: [fact()], sends: [textTo(id)] }),
			]);
			const messageId = (before?.messageId ?? "").replace(/1$/, "2");
			const { conversations } = await database.store.load(
				[{ by: "message", messageId }],
				[],
			);
			expect(conversations).toEqual([null]);
		});

		it("tells which event keys were seen, and only those asked for", async () => {
			const database = open();
			await database.store.commit([changes({ seen: ["a", "b"] })]);
			const { seen } = await database.store.load([], ["a", "c"]);
			expect([...seen]).toEqual(["a"]);
		});

		it("A15: takes keys that differ by case, a space or a lone surrogate as different", async () => {
			const database = open();
			await database.store.commit([changes({ seen: ["Key", "\ud800"] })]);
			const asked = ["key", "Key ", "\ud801", "\ufffd", ""];
			expect((await database.store.load([], asked)).seen.size).toBe(0);
		});

		it("remembers an event key for eight days, and no longer than nine", async () => {
			const clock = heldClock();
			const database = open({ clock });
			await database.store.commit([changes({ seen: ["a"] })]);
			clock.move(8 * DAY);
			expect((await database.store.load([], ["a"])).seen.size).toBe(1);
			clock.move(DAY);
			expect((await database.store.load([], ["a"])).seen.size).toBe(0);
		});

		it("brings what loaded conversations point to, and nothing else", async () => {
			const database = open();
			const conversation = await loadOne(database, customer("961111"));
			await database.store.commit([
				changes({
					conversation: changeOf(conversation, {
						continuations: [rest("sha256:1")],
					}),
					pins: { "sha256:1": ["one"], "sha256:2": ["two"] },
				}),
			]);
			const { pinned } = await database.store.load([customer("961111")], []);
			expect([...pinned]).toEqual([["sha256:1", ["one"]]]);
		});
	});
}

function rest(pinned: string) {
	return {
		id: "k1",
		rule: "later",
		pinned,
		captures: {},
		messageId: null,
		messageText: null,
		startedAt: heldClock().now(),
		pause: "wait",
	} as const;
}
