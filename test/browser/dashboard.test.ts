import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import {
	afterAll,
	afterEach,
	beforeAll,
	describe,
	expect,
	it,
	vi,
} from "vitest";
import { launch, type Running } from "../process/launch.ts";
import {
	isInstalled,
	openBrowser,
	openPage,
	seriousViolations,
	type Watched,
} from "./browser.ts";
import {
	type FakeDesk,
	fakeDesk,
	heldBack,
	hostile,
	Problem,
	sentBy,
} from "./fake-desk.ts";

// A browser and a server on a machine that others use as well: nothing here is about time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const patience = { timeout: 60_000 };

/** Each screen, and what is there once it has everything. */
const screens = {
	live: ".decision",
	"conversations/c_0": ".line .bubble",
	play: ".suggestions button:nth-child(2)",
	rules: ".verdict[data-kind]",
	unanswered: ".group-card",
	numbers: ".u-legend",
	health: ".health-card dd",
};

describe.skipIf(!isInstalled)("the dashboard over a server that runs", () => {
	let browser: Browser;
	let folder: string;
	let server: Running;
	let watched: Watched;

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), "dashboard-"));
		cpSync("rules", join(folder, "rules"), { recursive: true });
		[browser, server] = await Promise.all([openBrowser(), start("0")]);
	});
	afterAll(async () => {
		await browser?.close();
		server?.signal("SIGTERM");
		await server?.exited;
		rmSync(folder, { recursive: true, force: true });
	});
	afterEach(async () => {
		const { complaints } = watched;
		await watched.close();
		expect(complaints).toEqual([]);
	});

	function start(port: string): Promise<Running> {
		return launch(folder, { PORT: port, LOG_LEVEL: "warn" });
	}

	async function visit(
		hash: string,
		{
			people = 40,
			...options
		}: { readonly people?: number } & Parameters<typeof openPage>[1] = {},
	): Promise<FakeDesk> {
		watched = await openPage(browser, options);
		const desk = await fakeDesk(watched.page, people);
		await watched.page.goto(`${server.url}/#/${hash}`);
		return desk;
	}

	/** With nothing between the page and the server. */
	async function visitReal(hash: string): Promise<Page> {
		watched = await openPage(browser);
		await watched.page.goto(`${server.url}/#/${hash}`);
		return watched.page;
	}

	let count = 0;

	/** A customer writes; the server has decided when this is done. */
	async function written(
		text: string,
		{ from = "96170111222", name = "Amel" } = {},
	): Promise<void> {
		count += 1;
		const response = await fetch(`${server.url}/webhook/infobip`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify({
				results: [
					{
						from,
						to: "447860099299",
						messageId: `browser-${count}`,
						receivedAt: new Date().toISOString().replace("Z", "+0000"),
						message: { type: "TEXT", text },
						contact: { name },
					},
				],
				messageCount: 1,
			}),
		});
		expect(response.status).toBe(200);
	}

	const rulesFile = () =>
		readFileSync(join(folder, "rules/rules.yaml"), "utf8");
	const testFile = (name: string) =>
		readFileSync(join(folder, `rules/${name}.test.yaml`), "utf8");

	it("shows who is new where to begin, and lets a customer write to be taken over", async () => {
		const page = await visitReal("live");
		await page.getByText("New rules are live").waitFor();
		await page.getByRole("link", { name: "Try your rules" }).click();
		await page.getByRole("textbox", { name: "Message" }).waitFor();
		await page.getByRole("link", { name: "Conversations" }).click();
		await page.getByRole("button", { name: "Let a customer write …" }).click();
		const dialog = page.getByRole("dialog");
		await dialog.getByLabel("Name").fill("Karim");
		await dialog.getByRole("button", { name: "Send" }).click();
		await page.locator(".person", { hasText: "Karim" }).click();
		await page.locator(".transcript .theirs", { hasText: "Hello" }).waitFor();
		await page.getByRole("button", { name: "Take over" }).click();
		await page.getByRole("button", { name: "Give back" }).waitFor();
	});

	it("plays: a question is answered, with the why, the line, the state and a test beside it", async () => {
		await visit("play");
		const { page } = watched;
		await page.locator(".business", { hasText: "Beit Zaytoun" }).waitFor();
		const box = page.getByRole("textbox", { name: "Message" });
		await box.fill("je voudrais réserver");
		await box.press("Enter");
		await page
			.locator(".chat .theirs strong", { hasText: "Beit Zaytoun" })
			.waitFor();
		await page.getByText("Combien de personnes ?").waitFor();
		expect(
			await page
				.locator('.trace [data-outcome="matched"] a')
				.first()
				.textContent(),
		).toMatch(/^line \d+$/);
		await page.locator(".facts").getByText("booking · step 1/").waitFor();
		await page.getByTitle("Go to Monday 08:00").click();
		await page.locator(".chat-clock", { hasText: "Mon 08:00" }).waitFor();
		await page.getByRole("button", { name: "Save as test" }).click();
		const test = await page.locator("dialog pre").textContent();
		expect(test).toContain('- customer: "je voudrais réserver"');
	});

	it("saves the chat as a test beside the rules, tries it at once, and writes over none unasked", async () => {
		const page = await visitReal("play/menu please");
		await page.locator(".chat .theirs").first().waitFor();
		await page.getByRole("button", { name: "Save as test" }).click();
		const dialog = page.getByRole("dialog");
		await dialog.getByLabel("Name of the file").fill("from the page");
		const save = dialog.getByRole("button", { name: "Save beside the rules" });
		await save.click();
		await dialog.getByText("All tests pass:").waitFor();
		const saved = testFile("from the page");
		expect(saved).toContain('- customer: "menu please"');
		await save.click();
		await dialog.getByText("There is already a from the page").waitFor();
		expect(testFile("from the page")).toBe(saved);
		await dialog.getByRole("button", { name: "Add the test to it" }).click();
		await dialog.getByText("All tests pass:").waitFor();
		expect(testFile("from the page")).toBe(`${saved}\n${saved}`);
		await page.goBack();
		await dialog.waitFor({ state: "detached" });
		watched.complaints.splice(0);
	});

	it("shows what tries each rule, and which nothing tries", async () => {
		const missed = '  - { name: nobody, when: { keyword: xyzzy }, reply: "?" }';
		const before = rulesFile();
		const after = before.replace(/^rules:.*$/m, `$&\n${missed}`);
		writeFileSync(join(folder, "rules/rules.yaml"), after);
		const page = await visitReal("rules");
		const card = page.locator(".rule-card", { hasText: "nobody" });
		await card.getByText("nothing tries it").waitFor();
		await page.getByText("18 of 19 rules are tried").waitFor();
		await page.getByLabel("only the others").check();
		await expect
			.poll(() => page.locator(".rule-card:visible").count(), patience)
			.toBe(1);
		writeFileSync(join(folder, "rules/rules.yaml"), before);
		await page.getByText("18 of 18 rules are tried").waitFor();
		expect(await page.locator(".rule-card:visible").count()).toBe(18);
	});

	it("edits and publishes: a mistake is marked while it is typed, what would change is shown, the new answer is live", async () => {
		await written("hello", { from: "96170000001" });
		await written("how much is it", { from: "96170000001" });
		const page = await visitReal("rules");
		await page.locator(".rule-card button", { hasText: "prices" }).click();
		await page.locator(".verdict", { hasText: "No problems" }).waitFor();
		for (const key of ["Down", "Down", "Down"])
			await page.keyboard.press(`Arrow${key}`);
		await page.keyboard.press("End");
		await page.keyboard.press("ArrowLeft");
		await page.keyboard.insertText(" {nmae}");
		await page.locator(".problems li", { hasText: "nmae" }).first().waitFor();
		await page.locator(".rule-card .problem", { hasText: "nmae" }).waitFor();
		for (const _ of " {nmae}") await page.keyboard.press("Backspace");
		await page.keyboard.insertText(" Ask!");
		await page.locator(".verdict", { hasText: "No problems" }).waitFor();
		await page.getByRole("button", { name: "Publish …" }).click();
		const dialog = page.getByRole("dialog");
		await dialog
			.locator(".difference", { hasText: "how much is it" })
			.waitFor();
		await dialog.locator(".before-after .ours", { hasText: "Ask!" }).waitFor();
		await dialog.getByRole("button", { name: "Publish" }).click();
		await page.getByText("The new rules are live.").waitFor();
		expect(rulesFile()).toContain("for everything. Ask!");
		// One's own publication is nobody else's: the draft is what is live, and nothing warns.
		await page.locator(".file-tabs button", { hasText: /yaml$/ }).waitFor();
		expect(await page.getByText("changed elsewhere").count()).toBe(0);
		await page.goto(`${server.url}/#/play/how much is it`);
		await page.locator(".chat .theirs", { hasText: "Ask!" }).waitFor();
	});

	it("brings an earlier version back from the history", async () => {
		const page = await visitReal("rules");
		await page.getByRole("button", { name: "History" }).click();
		await page.getByRole("button", { name: "Bring back" }).first().click();
		await page
			.getByRole("dialog")
			.getByRole("button", { name: "Bring back" })
			.click();
		await page.getByText("is live again.").waitFor();
		expect(rulesFile()).not.toContain("Ask!");
	});

	it("proposes the keys of the language while one types", async () => {
		await visit("rules/rules.yaml/1");
		const { page } = watched;
		await page.locator(".verdict", { hasText: "No problems" }).waitFor();
		await page.locator(".rule-card button", { hasText: "thanks" }).click();
		await page.keyboard.press("End");
		await page.keyboard.press("Enter");
		await page.keyboard.type("cont");
		await page
			.locator(".cm-tooltip-autocomplete li", { hasText: "continue" })
			.waitFor();
		expect(
			await page.evaluate(
				"getComputedStyle(document.querySelector('.editor-host').shadowRoot.querySelector('.cm-editor')).display",
			),
		).toBe("flex");
	});

	it("takes a chat over, answers by hand, hears the bot say nothing, and gives it back", async () => {
		const zeina = { from: "96170000002", name: "Zeina" };
		await written("hello", zeina);
		const page = await visitReal("conversations");
		await page.locator(".person", { hasText: "Zeina" }).click();
		await page.getByRole("button", { name: "Take over" }).click();
		await page.getByRole("button", { name: "Give back" }).waitFor();
		const box = page.getByRole("textbox", { name: "Answer" });
		await box.fill("I am here, Zeina.");
		await box.press("Enter");
		await page
			.locator('.line[data-from="staff"]', { hasText: "I am here, Zeina." })
			.locator('[data-status="seen"]')
			.waitFor();
		await expect.poll(() => box.inputValue(), patience).toBe("");
		await written("menu", zeina);
		await page
			.locator(".badge", { hasText: "A person has this chat." })
			.waitFor();
		await page.getByRole("button", { name: "Give back" }).click();
		await page.getByRole("button", { name: "Take over" }).waitFor();
		await written("prices?", zeina);
		await page.locator(".badge", { hasText: "prices" }).waitFor();
	});

	it("answers with a picture: chosen, looked at, sent, and shown in the chat", async () => {
		const maya = { from: "96170000006", name: "Maya" };
		await written("hello", maya);
		const page = await visitReal("conversations");
		await page.locator(".person", { hasText: "Maya" }).click();
		await page
			.getByRole("button", { name: "Picture, place or template" })
			.click();
		await page.getByRole("button", { name: "Picture", exact: true }).click();
		const dialog = page.getByRole("dialog");
		await dialog
			.locator("input[type=file]")
			.setInputFiles("docs/images/live.png");
		await dialog.locator("canvas:visible").waitFor();
		await dialog.getByLabel("Caption").fill("our {new} menu");
		await dialog.getByRole("button", { name: "Send" }).click();
		const line = page.locator('.line[data-from="staff"]');
		await line.getByText("our {new} menu").waitFor();
		await line.locator('[data-status="seen"]').waitFor();
		const picture = line.locator("img");
		expect(await picture.getAttribute("src")).toMatch(
			/^\/media\/[0-9a-f]{64}\.png$/,
		);
		const width =
			"document.querySelector('.line[data-from=staff] img').naturalWidth";
		await expect
			.poll(() => page.evaluate<number>(width), patience)
			.toBeGreaterThan(100);
	});

	it("takes a picture that is pasted into the answer, and refuses one that is none", async () => {
		const desk = await visit("conversations/c_0");
		const { page } = watched;
		await page.locator(".staff-composer textarea:enabled").waitFor();
		const paste = (part: string) =>
			page.evaluate(`(async () => {
				const canvas = document.createElement("canvas");
				const whole = await new Promise((give) => canvas.toBlob(give, "image/webp"));
				const data = new DataTransfer();
				data.items.add(new File([${part}], "x.webp", { type: "image/webp" }));
				const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true });
				document.querySelector(".staff-composer textarea").dispatchEvent(event);
			})()`);
		await paste("'no picture'");
		const dialog = page.getByRole("dialog");
		await dialog.getByText("This file is no picture").waitFor();
		await page.keyboard.press("Escape");
		await dialog.waitFor({ state: "detached" });
		await paste("whole");
		await dialog.locator("canvas:visible").waitFor();
		desk.answers["POST /api/media"] = () => ({ media: "abc.jpg" });
		await dialog.getByRole("button", { name: "Send" }).click();
		await expect
			.poll(() => sentBy(desk).at(-1)?.body, patience)
			.toMatchObject({ to: "c_0", staff: true, image: { url: "abc.jpg" } });
		// WhatsApp takes no WebP: what leaves is a JPEG.
		const kept = desk.asked.find(({ path }) => path === "/api/media");
		expect(kept?.headers["content-type"]).toBe("image/jpeg");
	});

	it("shows an old place of a chat, and pages from there to what is newest", async () => {
		const desk = await visit("live");
		const { page } = watched;
		const line = (seq: number) => ({
			...{ seq, decision: `d_${seq}`, at: new Date(seq * 6e4).toISOString() },
			...{ from: "customer", content: { type: "text", text: `line ${seq}` } },
			...{ rule: null, status: null },
		});
		const lines = (from: number, to: number) =>
			Array.from({ length: to - from }, (_, index) => line(from + index));
		const pages: Record<string, object> = {
			"around=150": { messages: lines(120, 180), next: "a", newer: "b" },
			"newer=b": { messages: lines(180, 240), next: "c", newer: "d" },
			"newer=d": { messages: lines(240, 250), next: "e", newer: null },
		};
		desk.answers["GET /api/conversations/:contact/messages"] = ({ url }) =>
			pages[[...url.searchParams].flat().slice(2).join("=")];
		await page.goto(`${server.url}/#/conversations/c_0/150`);
		await page.locator(".found-line", { hasText: "line 150" }).waitFor();
		for (const last of ["line 239", "line 249"]) {
			await page.evaluate(
				"const box = document.querySelector('.transcript'); box.scrollTop = box.scrollHeight",
			);
			await page.getByText(last, { exact: true }).waitFor();
		}
		expect(await page.locator(".line").count()).toBe(130);
		const later = page.getByRole("button", { name: "Newer messages" });
		await expect.poll(() => later.isHidden(), patience).toBe(true);
	});

	it("says why a message was held back", async () => {
		const desk = await visit("live");
		const { page } = watched;
		desk.answers["GET /api/conversations/:contact/messages"] = () => ({
			messages: [
				{
					...{ seq: 1, decision: "d_1", at: "2026-11-26T20:00:00.000Z" },
					...{ from: "bot", content: { type: "text", text: "Hi" }, rule: "x" },
					...{ status: "withheld", times: {}, error: null },
					withheld: "handed-off",
				},
			],
			...{ next: null, newer: null },
		});
		await page.goto(`${server.url}/#/conversations/c_0`);
		await page.getByText("Held back: a person took this chat.").waitFor();
	});

	it("pages notes and the history of the rules", async () => {
		const desk = await visit("live");
		const { page } = watched;
		const note = (n: number) => ({
			...{ note: `n_${n}`, at: "2026-11-26T20:00:00.000Z" },
			...{ by: "Rana", text: `note ${n}` },
		});
		desk.answers["GET /api/conversations/:contact/notes"] = ({ url }) =>
			url.searchParams.has("cursor")
				? { notes: [note(1)], next: null }
				: { notes: [note(3), note(2)], next: "more" };
		const version = (n: number) => ({
			...{ version: `v_${n}`, at: "2026-11-26T20:00:00.000Z", by: "admin" },
			...{ note: null, files: ["rules.yaml"], live: n === 3 },
		});
		desk.answers["GET /api/rules/history"] = ({ url }) =>
			url.searchParams.has("cursor")
				? { versions: [version(1)], next: null }
				: { versions: [version(3), version(2)], next: "more" };
		await page.goto(`${server.url}/#/conversations/c_0`);
		await page.getByRole("button", { name: "Notes and details" }).click();
		await page.getByRole("button", { name: "Older notes" }).click();
		await page.locator(".notes p", { hasText: "note 1" }).waitFor();
		expect(await page.locator(".notes p").count()).toBe(3);
		await page.goto(`${server.url}/#/rules`);
		await page.getByRole("button", { name: "History" }).click();
		await page.getByRole("button", { name: "Older versions" }).click();
		await page.locator(".versions b", { hasText: "v_1" }).waitFor();
		expect(await page.locator(".versions b").count()).toBe(3);
		expect(await page.locator(".versions .chip").count()).toBe(1);
	});

	it("keeps notes and tags of a person", async () => {
		const nour = { from: "96170000003", name: "Nour" };
		await written("hello", nour);
		const page = await visitReal("conversations");
		await page.locator(".person", { hasText: "Nour" }).click();
		await page.getByRole("button", { name: "Notes and details" }).click();
		await page
			.getByRole("textbox", { name: "New note" })
			.fill("Likes the terrace");
		await page.getByRole("button", { name: "Add note" }).click();
		await page.locator(".notes p", { hasText: "Likes the terrace" }).waitFor();
		await page.getByRole("textbox", { name: "Add a tag" }).fill("vip");
		await page.keyboard.press("Enter");
		await page.locator(".tags .chip", { hasText: "vip" }).waitFor();
	});

	it("asks before it talks over a colleague, and sends what was written only then", async () => {
		const desk = await visit("conversations/c_0");
		const { page } = watched;
		const refused = new Problem(409, {
			code: "being-answered",
			by: { agent: "a_4", name: "Sami" },
		});
		desk.answers["POST /api/messages"] = ({ body }) =>
			body.force ? { messages: [] } : refused;
		const box = page.getByRole("textbox", { name: "Answer" });
		await box.fill("Bonjour");
		await box.press("Enter");
		await page.getByRole("heading", { name: "Sami is answering" }).waitFor();
		await page.getByRole("button", { name: "Send anyway" }).click();
		await expect.poll(() => box.inputValue(), patience).toBe("");
		expect(sentBy(desk).map(({ body }) => body.force)).toEqual([
			undefined,
			true,
		]);
		watched.complaints.splice(0);
	});

	it("lets nobody write into a chat before it is known whose it is, and keeps what was begun in another", async () => {
		const desk = await visit("conversations/c_0");
		const { page } = watched;
		const box = page.getByRole("textbox", { name: "Answer" });
		await box.fill("for Amel");
		const answers = heldBack(desk, "GET /api/conversations/:contact");
		await page.locator(".person", { hasText: "Claire" }).first().click();
		await expect.poll(() => box.isDisabled(), patience).toBe(true);
		expect(await box.inputValue()).toBe("");
		answers.give();
		await box.fill("for Claire");
		await box.press("Enter");
		await expect
			.poll(() => sentBy(desk).map(({ body }) => body), patience)
			.toMatchObject([{ to: "c_3", text: "for Claire" }]);
		await page.locator(".person", { hasText: "Amel" }).first().click();
		await expect.poll(() => box.inputValue(), patience).toBe("for Amel");
	});

	it("sends an answer to whom it was written, and empties no other chat's box for it", async () => {
		const desk = await visit("conversations/c_0");
		const { page } = watched;
		const box = page.getByRole("textbox", { name: "Answer" });
		const answers = heldBack(desk, "POST /api/messages");
		await box.fill("for Amel");
		await box.press("Enter");
		await page.locator(".person", { hasText: "Claire" }).first().click();
		await box.fill("for Claire");
		await page.locator(".person", { hasText: "Amel" }).first().click();
		// It is read again while its answer is on the way: a second press would send it twice.
		await expect.poll(() => box.inputValue(), patience).toBe("for Amel");
		await box.press("Enter");
		await page.locator(".person", { hasText: "Claire" }).first().click();
		await expect.poll(() => box.inputValue(), patience).toBe("for Claire");
		answers.give();
		await page.locator(".person", { hasText: "Amel" }).first().click();
		await expect
			.poll(
				async () => [await box.isEnabled(), await box.inputValue()],
				patience,
			)
			.toEqual([true, ""]);
		await page.locator(".person", { hasText: "Claire" }).first().click();
		await expect.poll(() => box.inputValue(), patience).toBe("for Claire");
		expect(sentBy(desk)).toHaveLength(1);
	});

	it("offers only templates once the 24 hours are over, and fills one in", async () => {
		const desk = await visit("conversations");
		const { page } = watched;
		desk.change("c_0", { window_ends_at: "2020-01-01T00:00:00.000Z" });
		await page.locator(".person", { hasText: "Amel" }).first().click();
		await page.getByText("only a template may be sent").waitFor();
		expect(
			await page.getByRole("textbox", { name: "Answer" }).isDisabled(),
		).toBe(true);
		await page
			.getByRole("button", { name: "Picture, place or template" })
			.click();
		await page.getByRole("button", { name: "Template", exact: true }).click();
		await page.getByRole("button", { name: /weekend_menu/ }).click();
		await page.getByLabel("{{1}}").fill("Amel");
		await page
			.getByRole("dialog")
			.getByRole("button", { name: "Send" })
			.click();
		await expect
			.poll(() => sentBy(desk).at(0)?.body, patience)
			.toEqual({
				to: "c_0",
				staff: true,
				template: { name: "weekend_menu", language: "fr", body: ["Amel"] },
			});
	});

	it("finds what was said, and opens the chat at that place", async () => {
		const claire = { from: "96170000004", name: "Claire" };
		await written("le parking est-il gratuit ?", claire);
		await expect
			.poll(async () => {
				const found = await fetch(`${server.url}/api/search?q=gratuit`);
				return ((await found.json()) as { messages: [] }).messages.length;
			}, patience)
			.toBe(1);
		const page = await visitReal("conversations");
		await page.getByRole("searchbox").last().fill("gratuit");
		await page.locator(".hit", { hasText: "est-il gratuit" }).click();
		await page
			.locator(".found-line", { hasText: "est-il gratuit" })
			.first()
			.waitFor();
	});

	it("teaches a rule what nobody answered, with one press after the look at what changes", async () => {
		await written("c koi vos horraires", { from: "96170000005" });
		const page = await visitReal("unanswered");
		const group = page.locator(".group-card", { hasText: "horraires" });
		await group.locator(".nearest", { hasText: "opening hours" }).waitFor();
		await group.getByRole("button", { name: "Add it to this rule …" }).click();
		const dialog = page.getByRole("dialog");
		await dialog.locator(".proposed", { hasText: "horraires" }).waitFor();
		await dialog.locator(".difference").first().waitFor();
		await dialog
			.getByRole("button", { name: "Publish, and add the test" })
			.click();
		await page.getByText("The test is added to unanswered.test.yaml").waitFor();
		expect(rulesFile()).toContain("horraires");
		expect(testFile("unanswered")).toContain("c koi vos horraires");
	});

	it("shows numbers and health of what really happened", async () => {
		await written("menu");
		const page = await visitReal("numbers");
		await page
			.locator(".tile dd", { hasText: /^[1-9]/ })
			.first()
			.waitFor();
		await page.locator(".bars", { hasText: "menu" }).first().waitFor();
		await page.goto(`${server.url}/#/health`);
		await page.locator(".health-card dd", { hasText: "All is well" }).waitFor();
	});

	it("says what a past message would get today", async () => {
		await visit("conversations/c_0");
		const { page } = watched;
		await page.locator(".badge", { hasText: "opening hours" }).click();
		await page.locator('.trace [data-outcome="near-miss"]').waitFor();
		await page.getByRole("button", { name: "Under today's rules" }).click();
		await page.getByText("Under today's rules it would be:").waitFor();
		await page.locator(".today .rule", { hasText: "new hours" }).waitFor();
	});

	it("G87: shows hostile names, notes, files and rules as texts on every screen", async () => {
		await visit("conversations/c_2");
		const { page } = watched;
		await page
			.locator(".line .bubble", { hasText: "onerror" })
			.first()
			.waitFor();
		await page.getByRole("heading", { name: hostile }).waitFor();
		await page.getByRole("button", { name: "Notes and details" }).click();
		await page.locator(".notes p", { hasText: "onerror" }).waitFor();
		for (const screen of ["unanswered", "numbers"]) {
			await page.goto(`${server.url}/#/${screen}`);
			await page.locator("main", { hasText: "onerror" }).waitFor();
		}
		const own = /^(\/(api\/)?media\/|\/page\/)/;
		const sources = await page.evaluate<string[]>(
			"[...document.querySelectorAll('img, iframe, video, audio')].map((one) => one.getAttribute('src'))",
		);
		for (const source of sources) expect(source).toMatch(own);
		expect(await page.locator("main script, main iframe").count()).toBe(0);
	});

	it("reads from right to left in Arabic, and each text in its own direction", async () => {
		await visit("conversations/c_1", { locale: "ar" });
		const { page } = watched;
		await page.getByRole("link", { name: "المحادثات" }).waitFor();
		expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
		const direction = (text: string) =>
			page.evaluate<string>(
				`getComputedStyle([...document.querySelectorAll(".line .words")].find((one) => one.textContent === ${JSON.stringify(text)})).direction`,
			);
		await page.locator(".line .words").first().waitFor();
		expect(await direction("كم سعر المشاوي؟")).toBe("rtl");
		expect(await direction("vos horaires ?")).toBe("ltr");
		const rail = await page.locator(".rail").boundingBox();
		expect(rail?.x).toBeGreaterThan(640);
	});

	it("scrolls through ten thousand conversations with a few dozen rows in the document", async () => {
		await visit("conversations", { people: 10_000 });
		const { page } = watched;
		await page.locator(".person").first().waitFor();
		const last = page.locator('[aria-posinset="10000"]');
		await expect
			.poll(
				async () => {
					await page.evaluate(
						"const list = document.querySelector('.long-list'); list.scrollTop = list.scrollHeight",
					);
					return last.count();
				},
				{ ...patience, interval: 10 },
			)
			.toBe(1);
		expect(await page.locator(".long-list li").count()).toBeLessThan(60);
		await last.locator("a").focus();
		await page.keyboard.press("ArrowUp");
		expect(
			await page.evaluate("document.activeElement.parentElement.ariaPosInSet"),
		).toBe("9999");
	});

	it("loses no event when the server starts again", async () => {
		await visit("live", { expected: /ERR_|Failed to (load|fetch)|network/i });
		const { page } = watched;
		await page.locator('.line-state[data-state="open"]').waitFor();
		await written("first words");
		await page.locator(".decision", { hasText: "first words" }).waitFor();
		const { port } = new URL(server.url);
		server.signal("SIGKILL");
		await server.exited;
		await page.locator('.line-state[data-state="waiting"]').waitFor();
		server = await start(port);
		await written("second words");
		await page.locator(".decision", { hasText: "second words" }).waitFor();
		for (const words of ["first words", "second words"])
			expect(await page.locator(".decision", { hasText: words }).count()).toBe(
				1,
			);
	});

	it("axe finds nothing serious on any screen, in light and in dark", async () => {
		await visit("live");
		const { page } = watched;
		await written("where are you?");
		await page.locator(".decision").first().waitFor();
		const found: string[] = [];
		for (const [screen, whole] of Object.entries(screens)) {
			await page.goto(`${server.url}/#/${screen}`);
			await page.locator(`main ${whole}`).first().waitFor();
			const inLight = await seriousViolations(page);
			await page.emulateMedia({ colorScheme: "dark" });
			const inDark = await seriousViolations(page, ["color-contrast"]);
			await page.emulateMedia({ colorScheme: "light" });
			found.push(...[...inLight, ...inDark].map((one) => `${screen}: ${one}`));
		}
		expect(found).toEqual([]);
	});

	it("opens the first view with less than 40 KB, the editor only when it is wanted", async () => {
		watched = await openPage(browser, { serviceWorkers: "block" });
		const { page } = watched;
		const names: string[] = [];
		let bytes = 0;
		page.on("response", async (response) => {
			const { pathname } = new URL(response.url());
			if (!/^\/(page\/|$)/.test(pathname)) return;
			names.push(pathname);
			bytes += Number(response.headers()["content-length"] ?? 0);
		});
		await page.goto(server.url);
		await page.locator('.line-state[data-state="open"]').waitFor();
		expect(names.some((name) => /editor|chart/.test(name))).toBe(false);
		expect(bytes).toBeGreaterThan(10_000);
		expect(bytes).toBeLessThan(40_000);
	});
});
