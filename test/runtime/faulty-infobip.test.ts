import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { whatsapp } from "../../src/channels/whatsapp.ts";
import { loadRules } from "../../src/engine/language/load-rules.ts";
import { MINUTE, SECOND } from "../../src/engine/model.ts";
import { infobip } from "../../src/infobip/client.ts";
import { emulator } from "../../src/infobip/emulator/emulator.ts";
import type {
	EmulatedRequest,
	Fault,
	ReportStep,
} from "../../src/infobip/emulator/faults.ts";
import { defaultLimits, startRuntime } from "../../src/runtime/start.ts";
import { openMemory } from "../../src/store/memory.ts";
import { type HeldTime, heldTime } from "./held.ts";
import { folder } from "./running.ts";

/** How many messages customers write; `MESSAGES=10000` for the whole run. */
const MESSAGES = Number(process.env.MESSAGES ?? 1_000);
const SHARE_OF_FAULTS = 0.2;
const sender = "447860099299";

const rules = `
version: 1
business: { name: Test, timezone: Asia/Beirut, languages: [en] }
settings: { brake: off, mark_read: true }
rules:
  - { name: text, when: { keyword: text }, reply: Hello }
  - { name: image, when: { keyword: image }, do: [image: "https://example.com/a.jpg"] }
  - { name: video, when: { keyword: video }, do: [video: "https://example.com/a.mp4"] }
  - { name: document, when: { keyword: document }, do: [document: { url: "https://example.com/a.pdf", caption: Here }] }
  - { name: audio, when: { keyword: audio }, do: [audio: "https://example.com/a.mp3"] }
  - { name: sticker, when: { keyword: sticker }, do: [sticker: "https://example.com/a.webp"] }
  - { name: place, when: { keyword: place }, do: [location: { latitude: 33.9, longitude: 35.5, name: Here }] }
  - { name: card, when: { keyword: card }, do: [contact_card: { name: Amel, phone: "+9611234567" }] }
  - { name: buttons, when: { keyword: buttons }, do: [buttons: { text: Which?, options: { text: One, image: Two } }] }
  - { name: list, when: { keyword: list }, do: [list: { text: Which?, label: Open, sections: [{ options: { text: One, image: Two } }] }] }
  - { name: link, when: { keyword: link }, do: [link_button: { text: See, label: Open, url: "https://example.com" }] }
  - { name: where, when: { keyword: where }, do: [ask_location: { text: Where are you? }] }
  - { name: template, when: { keyword: template }, do: [template: { name: weekend_menu, body: [friend] }] }
  - { name: both, when: { keyword: both }, do: [text: One, text: Two] }
  - { name: other, when: nothing_matched, reply: What? }
`;
const words = [
	"text",
	"image",
	"video",
	"document",
	"audio",
	"sticker",
	"place",
	"card",
	"buttons",
	"list",
	"link",
	"where",
	"template",
	"both",
];

/** What becomes of a message once Infobip has it, chosen by its number; the state that we must end up with. */
const fates: readonly {
	readonly share: number;
	readonly fault: Pick<Fault, "rejected" | "reports">;
	readonly state: string;
}[] = [
	{ share: 55, fault: {}, state: "seen" },
	{ share: 10, fault: reported("delivered"), state: "delivered" },
	{ share: 8, fault: reported("seen", "delivered"), state: "seen" },
	{
		share: 8,
		fault: reported("delivered", "seen", "delivered", "seen"),
		state: "seen",
	},
	{ share: 5, fault: reported({ status: 7 }, "delivered"), state: "delivered" },
	{ share: 5, fault: reported({ error: 7003 }), state: "failed" },
	{ share: 3, fault: reported({ status: 15 }), state: "failed" },
	{ share: 2, fault: reported({ error: 7017 }), state: "failed" },
	{ share: 4, fault: { rejected: 11 }, state: "failed" },
];

function reported(...reports: readonly ReportStep[]) {
	return { reports };
}

/** What happens to one request on its way; `accept` means that Infobip has the message all the same. */
const troubles: readonly Omit<Fault, "reports" | "rejected">[] = [
	{ answer: { status: 429, retryAfter: "1" } },
	{ answer: { status: 503, retryAfter: "2" } },
	{ answer: { status: 500 } },
	{ answer: { status: 500 }, accept: true },
	{ answer: { status: 502, body: "<html>Bad gateway</html>" } },
	{ answer: "reset" },
	{ answer: "reset", accept: true },
	{ answer: "hang" },
	{ answer: "hang", accept: true },
	{ answer: "truncated", accept: true },
	{ answer: "html", accept: true },
	{ answer: "empty", accept: true },
	{ delayMs: 3 * SECOND },
];

/** Numbers from 0 up to 1, the same in every run. */
function dice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

function fateOf(messageId: string) {
	const number = Number(messageId.split("-").at(-1));
	// Spread, so that neighbours differ.
	let place = (number * 61) % 100;
	return (
		fates.find(({ share }) => {
			place -= share;
			return place < 0;
		}) ?? expect.fail("the shares are 100")
	);
}

function messageIdIn(body: string): string | null {
	return /"messageId":"(mb-[^"]+)"/.exec(body)?.[1] ?? null;
}

/** An account in which a fifth of all requests go wrong, and every message has its fate. */
function faultyAccount(
	time: HeldTime,
	roll: () => number,
	onWebhook: (body: unknown) => Promise<void>,
) {
	const account = emulator({
		apiKey: "k",
		senders: [sender],
		now: () => time.clock.now(),
		later: (delayMs, run) => void time.timer.after(delayMs, run),
		onWebhook,
	});
	const troubled = new WeakMap<EmulatedRequest, number>();
	const troubleOf = (request: EmulatedRequest) => {
		const known = troubled.get(request);
		if (known !== undefined) return known;
		const chosen =
			roll() < SHARE_OF_FAULTS ? Math.floor(roll() * troubles.length) : -1;
		troubled.set(request, chosen);
		return chosen;
	};
	const always = { times: Number.POSITIVE_INFINITY };
	for (const [index, trouble] of [{}, ...troubles].entries())
		for (const fate of fates)
			account.fault(
				{ ...trouble, ...fate.fault },
				{
					...always,
					when: (request) => {
						const messageId = messageIdIn(request.body);
						return (
							troubleOf(request) === index - 1 &&
							(messageId === null
								? fate === fates[0]
								: fateOf(messageId) === fate)
						);
					},
				},
			);
	return account;
}

async function world(seed: number) {
	const time = heldTime();
	const roll = dice(seed);
	vi.spyOn(AbortSignal, "timeout").mockImplementation((delayMs) => {
		const controller = new AbortController();
		const reason = new DOMException("too late", "TimeoutError");
		time.timer.after(delayMs, () => controller.abort(reason));
		return controller.signal;
	});
	const account = faultyAccount(time, roll, async (body) => {
		// Our own server has bad moments too: Infobip then comes again.
		if (roll() < 0.05) throw new Error("503");
		const { events, refused } = channel.receive(body, time.clock.now());
		await runtime.accept(events, refused);
	});
	const client = infobip({
		baseUrl: "http://127.0.0.1:1",
		apiKey: "k",
		fetch: account.fetch,
	});
	const channel = whatsapp({ client, senders: [sender] });
	const database = openMemory({ clock: time.clock });
	const path = await folder();
	await writeFile(join(path, "rules.yaml"), rules);
	const runtime = await startRuntime({
		...database,
		clock: time.clock,
		timer: time.timer,
		random: roll,
		channels: [channel],
		home: { channel: channel.name, sender },
		rules: path,
		limits: defaultLimits,
		engine: "test",
		log: { info() {}, warn() {}, error() {} },
		parse: async (files) => loadRules(files),
		watch: null,
	});
	onTestFinished(async () => {
		const stopped = runtime.stop();
		await time.pass(MINUTE);
		await stopped;
	});
	/** The emulator forgets its oldest messages; this does not. */
	const taken = new Map<string, string>();
	const pass = async (milliseconds: number) => {
		await time.pass(milliseconds);
		for (const { messageId, kind } of account.sent) taken.set(messageId, kind);
	};
	return { account, database, taken, pass };
}

type World = Awaited<ReturnType<typeof world>>;

/** Customers write, some forty a second. */
async function write({ pass, account }: World): Promise<void> {
	const customers = Math.ceil(MESSAGES / 10);
	for (let one = 0; one < MESSAGES; one++) {
		account.writes({
			from: `9617${String(one % customers).padStart(7, "0")}`,
			to: sender,
			message: { type: "TEXT", text: words[one % words.length] ?? "" },
		});
		if (one % 10 === 9) await pass(SECOND / 4);
	}
}

const open = new Set(["queued", "attempted", "unknown"]);

async function sends({ database }: World) {
	const all = [];
	for (let id = 1; ; id++) {
		const send = await database.history.send(id);
		if (send === null) return all;
		all.push(send);
	}
}

/** Lets time pass until nothing waits, and Infobip has told everything. */
async function settle(it: World): Promise<void> {
	for (let minute = 0; minute < 240; minute++) {
		await it.pass(MINUTE);
		const waiting = (await sends(it)).some(({ status }) => open.has(status));
		if (!waiting) break;
	}
	// A webhook that was not taken comes again after a minute, and after two.
	await it.pass(30 * MINUTE);
}

afterEach(() => {
	vi.restoreAllMocks();
});

describe("while a fifth of what is asked of Infobip goes wrong", () => {
	test(
		`${MESSAGES} messages of every kind end in the state that is true`,
		async () => {
			const it = await world(7);
			await write(it);
			await settle(it);
			const { taken } = it;
			const all = await sends(it);
			expect(all.length).toBeGreaterThanOrEqual(MESSAGES);
			const wrong = all.filter(
				({ messageId, status }) =>
					status !==
					(taken.has(messageId) ? fateOf(messageId).state : "failed"),
			);
			expect(
				wrong.map(({ messageId, status, error }) => [
					messageId,
					status,
					fateOf(messageId).state,
					taken.has(messageId),
					error,
				]),
			).toEqual([]);
			expect(new Set(taken.values()).size).toBe(13);
			// It did go wrong: many were tried again, and each state came about.
			const again = all.filter(({ attempts }) => attempts > 1);
			expect(again.length / all.length).toBeGreaterThan(0.05);
			expect(new Set(all.map(({ status }) => status))).toEqual(
				new Set(["seen", "delivered", "failed"]),
			);
			// Nothing that could arrive was given up for more than bad luck twice in a row.
			const lost = all.filter(
				({ messageId, status }) =>
					status === "failed" && fateOf(messageId).state !== "failed",
			);
			expect(lost.length / all.length).toBeLessThan(0.02);
		},
		MESSAGES * 100 + 60_000,
	);
});
