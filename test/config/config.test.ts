import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../../src/config.ts";

const account = {
	INFOBIP_BASE_URL: "abc.api.infobip.com",
	INFOBIP_API_KEY: "0123456789abcdef-secret",
	INFOBIP_SENDER: "+961 1 234 567",
};

describe("the environment", () => {
	it("is demo mode on this machine alone when nothing is set", () => {
		const config = readConfig({});
		expect(config).toMatchObject({
			port: 3000,
			host: "127.0.0.1",
			rules: "rules",
			database: "data/demo.db",
			infobip: null,
			sendRate: 80,
			pairIntervalMs: 6000,
			maxBodyBytes: 4096 * 1024,
		});
	});

	it("takes an account as Infobip's portal shows it", () => {
		expect(readConfig(account)).toMatchObject({
			database: "data/marhaba.db",
			infobip: { baseUrl: "https://abc.api.infobip.com", sender: "9611234567" },
		});
	});

	it("names what is missing of half an account", () => {
		expect(problemsOf({ INFOBIP_API_KEY: "k1" })).toEqual([
			expect.stringContaining(
				"INFOBIP_BASE_URL and INFOBIP_SENDER are missing",
			),
		]);
	});

	it.each([
		[{ PORT: "99999" }, "PORT"],
		[{ PORT: "http" }, "PORT"],
		[{ DATABASE_URL: "postgres://db/x" }, "DATABASE_URL"],
		[{ LOG_LEVEL: "loud" }, "LOG_LEVEL"],
		[{ PUBLIC_URL: "bot.example.com", INSECURE: "1" }, "PUBLIC_URL"],
		[{ WEBHOOK_HMAC_ENCODING: "rot13" }, "WEBHOOK_HMAC_ENCODING"],
		[{ WEBHOOK_USER: "ann" }, "WEBHOOK_PASSWORD"],
		[{ ...account, INFOBIP_BASE_URL: "http://evil.test" }, "INFOBIP_BASE_URL"],
		[{ ...account, INFOBIP_API_KEY: '"quoted"' }, "INFOBIP_API_KEY"],
		[{ ...account, INFOBIP_API_KEY: "<your key>" }, "INFOBIP_API_KEY"],
		[{ ...account, INFOBIP_API_KEY: "two\nlines" }, "INFOBIP_API_KEY"],
		[{ ...account, INFOBIP_API_KEY: "App 0123456789" }, "INFOBIP_API_KEY"],
		[{ ...account, INFOBIP_BASE_URL: "a.b/whatsapp" }, "INFOBIP_BASE_URL"],
		[{ ...account, INFOBIP_SENDER: "my number" }, "INFOBIP_SENDER"],
	])("F79, F81: refuses %o and names %s", (environment, name) => {
		expect(problemsOf(environment)).toEqual([
			expect.stringMatching(`^${name} `),
		]);
	});

	it("F81: lists every problem at once and prints no secret", () => {
		const problems = problemsOf({
			PORT: "x",
			SEND_RATE: "0",
			ADMIN_TOKEN: '"hunter2"',
		});
		expect(problems).toHaveLength(3);
		expect(problems.join()).not.toContain("hunter2");
	});

	it.each([[{ HOST: "0.0.0.0" }], [{ PUBLIC_URL: "https://bot.example.com" }]])(
		"F81: refuses to stand open to others: %o",
		(environment) => {
			expect(problemsOf(environment)).toEqual([
				expect.stringContaining("ADMIN_TOKEN"),
				expect.stringContaining("WEBHOOK_TOKEN"),
			]);
			expect(
				readConfig({ ...environment, ADMIN_TOKEN: "a", WEBHOOK_TOKEN: "b" }),
			).toBeDefined();
			expect(readConfig({ ...environment, INSECURE: "1" })).toBeDefined();
		},
	);

	it("reads Infobip's own names for the signature's algorithm", () => {
		const { webhook } = readConfig({
			WEBHOOK_HMAC_SECRET: "s",
			WEBHOOK_HMAC_ALGORITHM: "HMAC_SHA_512",
		});
		expect(webhook.hmac).toMatchObject({
			algorithm: "sha512",
			header: "X-Signature",
			encoding: "hex",
		});
	});
});

function problemsOf(
	environment: Record<string, string | undefined>,
): readonly string[] {
	try {
		readConfig(environment);
		return [];
	} catch (error) {
		if (error instanceof ConfigError) return error.problems;
		throw error;
	}
}
