/**
 * The provider of a chaos run, as a process of its own: `provider.ts LOG SEED FAULTS`. Sends `{port}` to its parent and takes
 * `{webhook}` from it. Every request is in the log, with an fsync, before it is answered.
 */
import { fsyncSync, openSync, writeSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Fault } from "../../src/infobip/emulator/faults.ts";
import { account, newInfobip } from "../process/infobip-server.ts";
import { lifeOf } from "./life.ts";
import type { FaultName, ProviderEntry } from "./provider-log.ts";
import { chanceFrom } from "./random.ts";

const [file = "", seed = "1", part = "0"] = process.argv.slice(2);
const log = openSync(file, "a");
const chance = chanceFrom(Number(seed));
let webhook = "";

const infobip = newInfobip(() => webhook, { limits: false });

const faults: Readonly<Record<FaultName, Fault>> = {
	broken: { answer: { status: 500 } },
	throttled: { answer: { status: 429, retryAfter: "0" } },
	"answer lost": { accept: true, answer: "reset" },
	"request lost": { answer: "reset" },
	"answer cut": { accept: true, answer: "truncated" },
	"no answer": { accept: true, answer: "hang" },
	unavailable: { answer: { status: 503, retryAfter: "0" } },
};
const names = Object.keys(faults) as [FaultName, ...FaultName[]];

const server = serve({
	port: 0,
	hostname: "127.0.0.1",
	fetch: async (request, bindings) => {
		const life = lifeOf(request.headers.get("authorization"));
		const asked = await ofTheAccount(request);
		const isMessage = asked.url.includes("/message/text");
		if (isMessage) meet(life, JSON.parse(await asked.clone().text()));
		return infobip.app.fetch(asked, bindings);
	},
});
server.once("listening", () =>
	process.send?.({ port: (server.address() as AddressInfo).port }),
);
process.on("message", (told: { readonly webhook: string }) => {
	webhook = told.webhook;
});
process.once("disconnect", () => process.exit());

/** The request with the key that Infobip knows, whichever life sent it. */
async function ofTheAccount(request: Request): Promise<Request> {
	const { url, method } = request;
	const headers = new Headers(request.headers);
	headers.set("authorization", `App ${account.INFOBIP_API_KEY}`);
	const body = method === "GET" ? null : await request.text();
	return new Request(url, { method, headers, body });
}

interface TextMessage {
	readonly messageId: string;
	readonly to: string;
	readonly content: { readonly text: string };
}

/** Chooses what the request will meet, and writes it down. */
function meet(life: number, message: TextMessage): void {
	const { messageId, to, content } = message;
	const fault = chance.happens(Number(part)) ? chance.oneOf(names) : null;
	const delayMs = chance.between(0, 40);
	infobip.fault(
		{ ...(fault === null ? {} : faults[fault]), delayMs },
		{ when: ({ body }) => body.includes(`"${messageId}"`) },
	);
	write({
		...{ life, messageId, to, text: content.text },
		taken: fault === null || faults[fault].accept === true,
		fault,
	});
}

function write(entry: ProviderEntry): void {
	writeSync(log, `${JSON.stringify(entry)}\n`);
	fsyncSync(log);
}
