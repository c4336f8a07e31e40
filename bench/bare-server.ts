/**
 * The ceiling of S4, as a process of its own: `bare-server FILE [PROVIDER]`. A bare hono server over better-sqlite3 that checks the
 * signature, parses, and runs the statements that a message costs us, everything of one turn of the event loop in one transaction, and
 * those of lists, search and figures a hundred messages at a time. With a provider's address it also queues, sends and settles an answer. It
 * decides nothing and checks nothing. Prints its address.
 */
import { timingSafeEqual } from "node:crypto";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Conversation } from "../src/engine/model.ts";
import { connectToWrite } from "../src/store/sqlite/connect.ts";
import { openSqlite } from "../src/store/sqlite/open.ts";
import { bareSending } from "./bare-sending.ts";
import { bareCommit } from "./store-bare.ts";
import { bareIndexing } from "./store-bare-indexing.ts";
import { customersOf, knowCustomers } from "./store-customers.ts";
import { changesFor } from "./store-work.ts";
import { signatureOf, webhook } from "./webhook-messages.ts";

interface Waiting {
	readonly from: string;
	readonly key: string;
	readonly resolve: () => void;
}

/** Messages that are indexed together, as ours are. */
const STEP = 100;

const [file = "", provider] = process.argv.slice(2);
const customers = await knownCustomers();
const connection = connectToWrite(file);
const commit = bareCommit(connection);
const index = bareIndexing(connection);
const sending = provider ? bareSending(connection, provider) : null;
let waiting: Waiting[] = [];
let notIndexed = 0;

const app = new Hono();
app.post(webhook.path, async (c) => {
	const bytes = new Uint8Array(await c.req.raw.arrayBuffer());
	if (!isSigned(bytes, c.req.header(webhook.header))) return c.text("", 401);
	const { results } = JSON.parse(new TextDecoder().decode(bytes));
	for (const { from, to, messageId } of results)
		await accept(from, `in:${to}:${messageId}`);
	return c.text("ok");
});

const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
server.once("listening", () => {
	console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

function isSigned(bytes: Uint8Array, signature = ""): boolean {
	const expected = Buffer.from(signatureOf(bytes));
	const given = Buffer.from(signature);
	return given.length === expected.length && timingSafeEqual(given, expected);
}

function accept(from: string, key: string): Promise<void> {
	return new Promise((resolve) => {
		waiting.push({ from, key, resolve });
		if (waiting.length === 1) setImmediate(commitTurn);
	});
}

function commitTurn(): void {
	const turn = waiting;
	waiting = [];
	const batch = turn.map(({ from, key }) => ({
		conversation: next(from),
		key,
	}));
	commit(batch, ({ conversation, key }) => {
		const changes = changesFor(conversation, key);
		return sending ? changes : { ...changes, sends: [] };
	});
	for (const { resolve } of turn) resolve();
	sending?.wake();
	// What is sent is told in a row of its own.
	notIndexed += sending ? 2 * turn.length : turn.length;
	if (notIndexed >= STEP) setImmediate(indexStep);
}

function indexStep(): void {
	const taken = index(STEP);
	notIndexed -= taken;
	if (taken === STEP && notIndexed >= STEP) setImmediate(indexStep);
}

/** The customer's conversation as it is, and one version on for whoever asks next. */
function next(from: string): Conversation {
	const conversation = customers.get(from) as Conversation;
	const version = conversation.version + 1;
	customers.set(from, { ...conversation, version });
	return conversation;
}

async function knownCustomers(): Promise<Map<string, Conversation>> {
	const database = openSqlite({ file });
	await knowCustomers(database);
	const all = await customersOf(database);
	database.close();
	return new Map(all.map((one) => [one.contact.addresses[0].value, one]));
}
