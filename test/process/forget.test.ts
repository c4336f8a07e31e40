import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { run } from "../cli/run.ts";
import { account } from "./infobip-server.ts";
import { there } from "./rows.ts";
import { type World, world, written } from "./world.ts";

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en], staff: { numbers: ["+961 3 111 222"] } }
settings: { media: keep, brake: off }
rules:
  - name: hello
    when: { keyword: hello }
    reply: "Hello {name}, you wrote {message}"
  - name: allergy
    when: { keyword: allergic }
    do:
      - set: { note: "{message}" }
      - tag: allergic
      - notify: "{name} at {phone}: {message}"
      - text: Noted.
  - name: later
    when: { keyword: later }
    do: [{ wait: 1h }, { text: "You said {message}" }]
`;

const nour = "96170999888";
/** What must not be found anywhere afterwards. */
const traces = [
	nour,
	"Nour Zaatari",
	"zaatar-and-sesame",
	// As search keeps it.
	"nour zaatari",
	"a picture of a table",
	"a plan of the garden",
];

/** A picture of which these are the bytes. */
function png(text: string) {
	return Buffer.from(`\x89PNG\r\n\x1a\n${text}`, "latin1");
}

it("forgets somebody while others write: no file of the server holds anything of them, and they may write again as somebody new", {
	timeout: 240_000,
}, async () => {
	const { server, infobip } = await world({
		rules,
		env: { PUBLIC_URL: "https://bot.example.com", INSECURE: "1" },
	});
	await tell(server, infobip);
	const exported = await marhaba(server, "export", nour);
	const [record] = JSON.parse(exported.stdout).contacts;
	expect(record).toMatchObject({
		addresses: [{ kind: "phone", value: nour }],
		conversations: [{ state: { name: "Nour Zaatari", tags: ["allergic"] } }],
		media: [
			{ state: "kept", type: "image/png" },
			{ state: "kept", type: "image/png" },
		],
	});
	for (const trace of [nour, "Nour Zaatari", "zaatar-and-sesame"])
		expect(exported.stdout).toContain(trace);
	const others = writing(server);
	const forgotten = await marhaba(server, "forget", nour, "--yes", "--json");
	expect(JSON.parse(forgotten.stdout)).toMatchObject({
		erased: [{ media: 2 }],
		copies: [],
	});
	await others.end();
	expect(foundIn(server.folder)).toEqual([]);
	expect(server.log()).not.toContain(nour);
	expect((await ask(server)).status).toBe(404);

	expect(await server.post(fromNour("hello"))).toBe(200);
	const { contacts } = (await (
		await ask(server, "/export")
	).json()) as Exported;
	const [somebody] = contacts;
	expect(somebody?.contact).not.toBe(record.contact);
	expect(somebody?.messages).toHaveLength(2);

	await server.stop();
	const offline = await marhaba(server, "forget", nour, "--yes");
	expect(offline.code).toBe(0);
	expect(foundIn(server.folder)).toEqual([]);
});

interface Exported {
	readonly contacts: readonly {
		readonly contact: string;
		readonly messages: readonly object[];
	}[];
}

async function tell(
	server: World["server"],
	infobip: World["infobip"],
): Promise<void> {
	const kept = infobip.emulator.keepMedia({
		sender: account.INFOBIP_SENDER,
		contentType: "image/png",
		bytes: png("a picture of a table"),
	});
	const image = { type: "IMAGE", url: kept };
	expect(await server.post(written("9613111222", "hello"))).toBe(200);
	for (const message of [
		"hello",
		"allergic to zaatar-and-sesame",
		image,
		"later, said Nour Zaatari",
	])
		expect(await server.post(fromNour(message))).toBe(200);
	await server.until(there("send.accepted", 4));
	await sendPicture(server);
	// The file is fetched beside; nothing on the feed tells when.
	await vi.waitFor(() => expect(foundIn(server.folder)).toEqual(traces), {
		timeout: 15_000,
		interval: 100,
	});
}

/** A picture by hand. */
async function sendPicture(server: World["server"]): Promise<void> {
	const added = await fetch(`${server.url()}/api/media`, {
		method: "POST",
		headers: { "content-type": "image/png" },
		body: png("a plan of the garden"),
	});
	const { media } = (await added.json()) as { readonly media: string };
	const sent = await fetch(`${server.url()}/api/messages`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ to: nour, image: { url: media } }),
	});
	expect(sent.status).toBe(202);
	const found = await fetch(`${server.url()}/media/${media}`);
	expect(found.status).toBe(200);
	await found.body?.cancel();
}

function fromNour(message: Parameters<typeof written>[1]): unknown {
	const text = JSON.stringify(written(nour, message));
	return JSON.parse(text.replaceAll("Amel Haddad", "Nour Zaatari"));
}

function ask(server: World["server"], below = ""): Promise<Response> {
	return fetch(`${server.url()}/api/conversations/${nour}${below}`);
}

/** Other customers, one message after the other, until told to stop. */
function writing(server: World["server"]) {
	let going = true;
	const posts = (async () => {
		for (let nth = 0; going && nth < 400; nth += 1) {
			await server.post(written(`9617100${nth % 50}`, "hello"));
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
	})();
	// Where the test fails first, its server goes away under it.
	posts.catch(() => {});
	return {
		async end() {
			going = false;
			await posts;
		},
	};
}

function marhaba(server: World["server"], ...words: string[]) {
	return run(words, {
		cwd: server.folder,
		env: {
			DATABASE_URL: "file:data/marhaba.db",
			PORT: new URL(server.url()).port,
		},
	});
}

/** Which of the traces stand in any file below the folder, database, log, media and all. */
function foundIn(folder: string): readonly string[] {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
	return traces.filter((trace) => files.some((file) => file.includes(trace)));
}
