import { expect, test } from "vitest";
import { simulator } from "../../src/channels/simulator.ts";
import {
	type Changes,
	type Conversation,
	newConversation,
	SECOND,
} from "../../src/engine/model.ts";
import { createCourtesies } from "../../src/runtime/courtesy.ts";
import { heldTime } from "./held.ts";

function world(channel = simulator()) {
	const { clock, timer, pass } = heldTime();
	const recorded: Changes[] = [];
	const courtesies = createCourtesies({
		channels: new Map([["simulator", channel]]),
		clock,
		timer,
		record: async (changes) => void recorded.push(changes),
	});
	return { courtesies, channel, pass, timer, recorded };
}

function conversation(id: number): Conversation {
	return {
		id,
		version: 1,
		channel: "simulator",
		sender: { id: 1, address: "10000" },
		contact: { id, addresses: [{ kind: "phone", value: `9617${id}` }] },
		state: newConversation,
	};
}

function read(messageId: string) {
	return { type: "read", messageId } as const;
}

function marked(channel: ReturnType<typeof simulator>) {
	return channel.courtesies.map((courtesy) => courtesy.messageId);
}

test("a message is marked read at once where nothing was answered, and the journal says so", async () => {
	const { courtesies, channel, pass, recorded } = world();
	courtesies.add(read("m1"), conversation(7), false);
	await pass(0);
	expect(channel.courtesies).toMatchObject([
		{ type: "read", messageId: "m1", sender: "10000", to: { value: "96177" } },
	]);
	expect(recorded.flatMap(({ journal }) => journal)).toMatchObject([
		{ type: "read.marked", conversation: 7, body: { messageId: "m1" } },
	]);
});

test("of several messages in a chat only the latest is marked: it marks the others too", async () => {
	const { courtesies, channel, pass } = world();
	for (const id of ["m1", "m2", "m3"])
		courtesies.add(read(id), conversation(7), false);
	await pass(SECOND);
	expect(marked(channel)).toEqual(["m3"]);
});

test("at most ten leave in a second", async () => {
	const { courtesies, channel, pass } = world();
	for (let id = 0; id < 25; id++)
		courtesies.add(read(`m${id}`), conversation(id), false);
	await pass(0);
	expect(channel.courtesies).toHaveLength(1);
	await pass(SECOND);
	expect(channel.courtesies).toHaveLength(11);
});

test("a mark waits for the replies that were decided with it", async () => {
	const { courtesies, channel, pass } = world();
	const earlier = courtesies.look();
	courtesies.add(read("m1"), conversation(7), true);
	earlier(new Set());
	await pass(SECOND);
	expect(channel.courtesies).toEqual([]);
	courtesies.look()(new Set([7]));
	await pass(SECOND);
	expect(channel.courtesies).toEqual([]);
	courtesies.look()(new Set());
	await pass(SECOND);
	expect(marked(channel)).toEqual(["m1"]);
});

test("a mark is dropped when its reply is not accepted, or after a minute", async () => {
	const { courtesies, channel, pass } = world();
	courtesies.add(read("m1"), conversation(1), true);
	courtesies.trouble(1);
	courtesies.add(read("m2"), conversation(2), true);
	await pass(61 * SECOND);
	courtesies.look()(new Set());
	await pass(SECOND);
	expect(channel.courtesies).toEqual([]);
});

test("a mark that fails is dropped without a word, and the next one goes", async () => {
	const failing = {
		...simulator(),
		courtesy: () => Promise.reject(new Error("no")),
	};
	const { courtesies, pass, recorded } = world(failing);
	courtesies.add(read("m1"), conversation(1), false);
	courtesies.add({ type: "typing", messageId: null }, conversation(2), false);
	await pass(SECOND);
	expect(recorded).toEqual([]);
});

test("typing is shown and not journalled", async () => {
	const { courtesies, channel, pass, recorded } = world();
	courtesies.add({ type: "typing", messageId: "m1" }, conversation(2), false);
	await pass(SECOND);
	expect(channel.courtesies).toMatchObject([{ type: "typing" }]);
	expect(recorded).toEqual([]);
});
