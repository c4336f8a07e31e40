import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { chanceFrom } from "../chaos/random.ts";
import { account } from "./infobip-server.ts";
import type { Server } from "./server.ts";
import { type World, world, written } from "./world.ts";

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
settings: { media: keep, brake: "off", mark_read: false }
rules:
  - name: hello
    when: { keyword: hello }
    limit: none
    do:
      - set: { note: "{message}" }
      - text: "Hello {name}, you wrote {message}"
`;

/** So many people are forgotten, and the process dies in the middle of each. */
const KILLS = 6;
const MESSAGES = 6;

it("P22: erasing that is killed under load leaves the whole person or nothing of them in any file, and can be done again", {
	timeout: 300_000,
}, async () => {
	const { server, infobip } = await world({ rules });
	const chance = chanceFrom(22);
	const others = writing(server);
	const ended = { whole: 0, gone: 0 };
	for (let kill = 0; kill < KILLS; kill += 1) {
		const person = somebody(kill);
		await tell(server, infobip, person);
		const before = await exported(server, person.number);
		expect(before?.messages).toHaveLength(2 * MESSAGES + 1);
		const told = forget(server, person.number);
		await passed(chance.between(0, 300));
		await server.kill();
		const status = await told;
		await server.restart();
		const after = await exported(server, person.number);
		if (status === 200) expect(after).toBeNull();
		ended[after === null ? "gone" : "whole"] += 1;
		if (after !== null) {
			expect(after.messages.length).toBe(before?.messages.length);
			expect(after.media).toEqual(before?.media);
			expect(await forget(server, person.number)).toBe(200);
		}
		// Files that nobody else sent are taken away beside.
		await vi.waitFor(
			() => expect(foundIn(server.folder, person.traces)).toEqual([]),
			{ timeout: 30_000, interval: 100 },
		);
		expect(await exported(server, person.number)).toBeNull();
	}
	await others.end();
	expect(ended.gone + ended.whole).toBe(KILLS);
	console.info("forgotten under kill -9:", ended);
});

interface Person {
	readonly number: string;
	readonly name: string;
	/** What must not be found anywhere afterwards. */
	readonly traces: readonly string[];
	readonly picture: Buffer;
}

function somebody(index: number): Person {
	const number = `9617099988${index}`;
	const name = `Nour Zaatari${index}`;
	const picture = `a picture of table ${index}`;
	return {
		number,
		name,
		traces: [number, name, `sesame-${index}-`, name.toLowerCase(), picture],
		picture: Buffer.concat([
			Buffer.from("89504e470d0a1a0a", "hex"),
			Buffer.from(picture),
		]),
	};
}

/** They write a few things and send a picture, and everything about it has come to rest. */
async function tell(
	server: Server,
	infobip: World["infobip"],
	{ number, name, traces, picture }: Person,
): Promise<void> {
	const kept = infobip.emulator.keepMedia({
		sender: account.INFOBIP_SENDER,
		contentType: "image/png",
		bytes: picture,
	});
	const said = Array.from(
		{ length: MESSAGES },
		(_, at) => `hello ${traces[2]}${at}`,
	);
	for (const message of [...said, { type: "IMAGE", url: kept }]) {
		const text = JSON.stringify(written(number, message));
		const named = JSON.parse(text.replaceAll("Amel Haddad", name));
		expect(await server.post(named)).toBe(200);
	}
	await vi.waitFor(
		async () => {
			expect(foundIn(server.folder, traces)).toEqual(traces);
			expect((await exported(server, number))?.settled).toBe(true);
		},
		{ timeout: 30_000, interval: 100 },
	);
}

interface Exported {
	readonly messages: readonly { readonly status?: string | null }[];
	readonly media: readonly unknown[];
}

/** Everything that is kept about somebody; null where they are unknown. */
async function exported(
	server: Server,
	number: string,
): Promise<(Exported & { readonly settled: boolean }) | null> {
	const response = await fetch(
		`${server.url()}/api/conversations/${number}/export`,
	);
	if (response.status === 404) return null;
	const body = (await response.json()) as {
		readonly contacts: readonly [Exported];
	};
	const [contact] = body.contacts;
	const statuses = contact.messages.map(({ status }) => status);
	const open = ["queued", "attempted", "unknown"];
	return {
		...contact,
		settled: !statuses.some((status) => open.includes(status ?? "")),
	};
}

/** Gives the status, or 0 where the server died over it. */
function forget(server: Server, number: string): Promise<number> {
	const path = `${server.url()}/api/conversations/${number}`;
	return fetch(path, { method: "DELETE" }).then(
		async (response) => {
			await response.arrayBuffer();
			return response.status;
		},
		() => 0,
	);
}

/** Other customers, one message after the other, whatever becomes of the server meanwhile. */
function writing(server: Server) {
	let going = true;
	const posts = (async () => {
		for (let nth = 0; going && nth < 4_000; nth += 1) {
			await server.post(written(`9617100${nth % 50}`, "hello")).catch(() => {});
			await passed(20);
		}
	})();
	return {
		async end() {
			going = false;
			await posts;
		},
	};
}

/** Which of the traces stand in any file below the folder. */
function foundIn(folder: string, traces: readonly string[]): readonly string[] {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
	return traces.filter((trace) => files.some((file) => file.includes(trace)));
}

function passed(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
