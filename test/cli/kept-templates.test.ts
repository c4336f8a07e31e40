import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keptTemplates } from "../../src/cli/check/kept-templates.ts";
import { instant, type KnownTemplate } from "../../src/engine/model.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { folders } from "./folder.ts";

const folder = folders();
const sender = "447860099299";

const menu: KnownTemplate = {
	id: "1",
	name: "menu",
	language: "en",
	status: "APPROVED",
	usable: true,
	category: "MARKETING",
	quality: null,
	reason: null,
	text: "Hello {{1}}",
	blanks: 1,
	header: null,
	buttons: [],
};

let file = "";

beforeEach(() => {
	const here = folder();
	file = join(here, "marhaba.db");
	vi.stubEnv("DATABASE_URL", `file:${file}`);
	vi.stubEnv("INFOBIP_BASE_URL", "x.api.infobip.com");
	vi.stubEnv("INFOBIP_API_KEY", "k");
	vi.stubEnv("INFOBIP_SENDER", sender);
});

afterEach(() => vi.unstubAllEnvs());

async function keep(from: string): Promise<void> {
	const database = openSqlite({ file });
	const list = { sender: from, listedAt: instant(1), templates: [menu] };
	await database.templates.keep(list);
	database.close();
}

describe("what check compares templates with, without asking Infobip", () => {
	it("is what was kept of this number, and it only warns", async () => {
		await keep(sender);
		expect(await keptTemplates()).toEqual({
			templates: [menu],
			severity: "warning",
		});
	});

	it("is nothing before a database is there", async () => {
		expect(await keptTemplates()).toBeNull();
	});

	it("is nothing of another number", async () => {
		await keep("441134960000");
		expect(await keptTemplates()).toBeNull();
	});

	it("is nothing in demo mode, and with settings that cannot be used", async () => {
		await keep(sender);
		vi.stubEnv("INFOBIP_API_KEY", "");
		expect(await keptTemplates()).toBeNull();
		vi.stubEnv("PORT", "no");
		expect(await keptTemplates()).toBeNull();
	});
});
