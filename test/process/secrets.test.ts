import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { run } from "../cli/run.ts";
import { type World, world, written } from "./world.ts";

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
rules:
  - name: hello
    when: { keyword: hello }
    reply: Hello!
`;

/** A different one in every setting that is a secret: whatever is found tells which it was. */
const secrets = {
	INFOBIP_API_KEY: "canary-1-key-0f3a9c",
	ADMIN_TOKEN: "canary-2-admin-7be21d",
	WEBHOOK_TOKEN: "canary-3-hook-55aa01",
	WEBHOOK_PASSWORD: "canary-4-password-9d8c7b",
	WEBHOOK_HMAC_SECRET: "canary-5-hmac-1f2e3d",
} as const;

const env = {
	...secrets,
	WEBHOOK_USER: "infobip",
	LOG_PII: "1",
	LOG_LEVEL: "trace",
};
const admin = { authorization: `Bearer ${secrets.ADMIN_TOKEN}` };

it("no secret stands in the log, the feed, an answer, a figure, a file, or what the command line says, whatever goes wrong", {
	timeout: 240_000,
}, async () => {
	// Infobip knows another key: every send is refused with 401, which is told and logged.
	const { server } = await world({ rules, env });
	const heard = [
		...(await goWrong(server)),
		...(await lookAround(server)),
		await feedUntilPaused(server),
		...(await commandLine(server)),
	];
	await server.stop();
	heard.push(server.log(), ...filesIn(server.folder));
	for (const [name, secret] of Object.entries(secrets)) {
		const found = heard.filter((text) => leaks(text, secret));
		expect(found, name).toEqual([]);
	}
});

/** As it is, in a URL, and in HTTP Basic. */
function leaks(text: string, secret: string): boolean {
	const basic = Buffer.from(`infobip:${secret}`).toString("base64");
	return text.includes(secret) || text.includes(basic);
}

type Server = World["server"];

/** Requests that are refused, with and without the right credentials. */
async function goWrong(server: Server): Promise<readonly string[]> {
	const hook = `/webhook/infobip?token=${secrets.WEBHOOK_TOKEN}`;
	const post = (body: string, headers: Record<string, string> = {}) => ({
		method: "POST",
		body,
		headers: { "content-type": "application/json", ...headers },
	});
	const basic = Buffer.from(`infobip:${secrets.WEBHOOK_PASSWORD}`);
	return answersOf(server, [
		[hook, post(JSON.stringify(written("9617000001", "hello")))],
		[hook, post("{")],
		[hook, post('{"results": [{"from": "nobody"}, 7]}')],
		[`${hook}x`, post("{}")],
		[
			"/webhook/infobip",
			{
				...post("[]"),
				headers: { authorization: `Basic ${basic.toString("base64")}` },
			},
		],
		["/webhook/infobip", { ...post("{}"), headers: { "x-signature": "00" } }],
		[`/api/stats?token=${secrets.ADMIN_TOKEN}`, {}],
		[
			"/api/stats",
			{ headers: { authorization: `Bearer ${secrets.ADMIN_TOKEN}x` } },
		],
		["/api/messages", post('{"to": "x"}', admin)],
		["/api/explain", post("{", admin)],
		["/api/rules/check", post('{"rules": "version: 2"}', admin)],
		["/api/conversations/nobody", { headers: admin }],
		[`/api/conversations/${secrets.ADMIN_TOKEN}?cursor=x`, {}],
	]);
}

async function lookAround(server: Server): Promise<readonly string[]> {
	return answersOf(server, [
		["/", {}],
		["/healthz", {}],
		["/readyz", {}],
		["/metrics", {}],
		["/openapi.json", {}],
		["/api/stats", { headers: admin }],
		["/api/rules", { headers: admin }],
		["/api/conversations", { headers: admin }],
	]);
}

async function answersOf(
	server: Server,
	asked: readonly (readonly [string, RequestInit])[],
): Promise<readonly string[]> {
	const answers: string[] = [];
	for (const [path, init] of asked) {
		const response = await fetch(`${server.url()}${path}`, init);
		const headers = JSON.stringify([...response.headers]);
		answers.push(`${response.status} ${headers} ${await response.text()}`);
	}
	return answers;
}

/** The feed from its beginning to the alarm that Infobip knows us not. */
async function feedUntilPaused(server: Server): Promise<string> {
	const response = await fetch(`${server.url()}/events?since=0&pii=1`, {
		headers: admin,
		signal: AbortSignal.timeout(15_000),
	});
	let text = "";
	for await (const chunk of response.body ?? []) {
		text += Buffer.from(chunk as Uint8Array).toString();
		if (text.includes("event: sending.paused")) return text;
	}
	throw new Error(`No alarm on the feed:\n${text}`);
}

async function commandLine(server: Server): Promise<readonly string[]> {
	const options = {
		cwd: server.folder,
		env: { ...env, PORT: "1", DATABASE_URL: "file:data/marhaba.db" },
	};
	const said = [
		await run(["doctor"], options),
		await run(
			["send", "text", "hi", "--to", "+96170111222", "--dry-run"],
			options,
		),
		await run(["start"], {
			...options,
			env: { ...options.env, HOST: "nowhere", SEND_RATE: "x" },
		}),
	];
	return said.map(({ stdout, stderr }) => stdout + stderr);
}

function filesIn(folder: string): readonly string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) =>
			readFileSync(join(parentPath, name), "latin1"),
		);
}
