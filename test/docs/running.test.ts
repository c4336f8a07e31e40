import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { MachineMetrics } from "../../src/http/machine-metrics.ts";
import { metricsText } from "../../src/http/metrics.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

describe.each(["docs/promises.md", "docs/security.md"])("%s", (page) => {
	it("names only tests that exist", () => {
		const named = [...read(page).matchAll(/`(test\/[^`]+\.ts)`/g)].map(
			([, path = ""]) => path,
		);
		expect(named.length).toBeGreaterThan(10);
		expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
	});
});

it("docs/promises.md has every promise once", () => {
	const rows = [...read("docs/promises.md").matchAll(/^\| (P\d+) \|/gm)];
	const numbers = rows.map(([, name]) => name);
	expect(numbers).toEqual(
		Array.from({ length: 26 }, (_, index) => `P${index + 1}`),
	);
});

it("docs/operations.md explains every metric that is served, and no other", () => {
	const status = {
		rules: { hash: "sha256:abc", count: 1 },
		...{ sendingPaused: null, sendsInFlight: 0, feedReaders: 0 },
		...{ lastEventAt: 1, duplicates: 0, fetchesOpen: 0 },
		journalled: { "decision.made": 1, "send.accepted": 1 },
	};
	// Whatever figure it asks for is there.
	const machine = new Proxy({}, { get: () => 1 }) as MachineMetrics;
	const text = metricsText(status, "0.1.0", machine);
	const served = [...text.matchAll(/^# TYPE marhaba_(\S+)/gm)].map(
		([, name]) => name,
	);
	const page = read("docs/operations.md");
	const explained = [...page.matchAll(/`marhaba_([a-z_]+)/g)].map(
		([, name]) => name,
	);
	expect([...new Set(explained)].sort()).toEqual([...served].sort());
});

describe("the Dockerfile", () => {
	const lines = read("Dockerfile")
		.replaceAll(/\\\n\s*/g, " ")
		.split("\n")
		.filter((line) => line !== "" && !line.startsWith("#"))
		.map((line) => /^\s*([A-Z]+) (.*)$/.exec(line))
		.map((found) => ({ word: found?.[1], rest: found?.[2] ?? "" }));
	const all = (word: string) =>
		lines.filter((line) => line.word === word).map(({ rest }) => rest);

	it("has two stages, and the second runs as nobody special, without a shell", () => {
		expect(lines.every(({ word }) => word !== undefined)).toBe(true);
		expect(all("FROM")).toHaveLength(2);
		expect(all("USER")).toEqual(["node"]);
		const command = JSON.parse(all("CMD").at(-1) ?? "");
		expect(command).toEqual(expect.arrayContaining(["node", "start"]));
	});

	it("brings along all that the program reads beside its own code", () => {
		const copied = all("COPY").join("\n");
		for (const path of JSON.parse(read("package.json")).files)
			expect(copied).toContain(`/app/${path}`);
		expect(copied).toContain("/app/package.json");
	});

	it("asks for its health in JavaScript that can be read", () => {
		const [, , , code] = JSON.parse(
			all("HEALTHCHECK")[0]?.replace(/^.*CMD (?=\[)/, "") ?? "[]",
		).toSpliced(0, 0, "");
		expect(code).toContain("/readyz");
		expect(() => new Function(code)).not.toThrow();
	});

	it("sends no secret and nothing built to the builder", () => {
		const ignored = read(".dockerignore").split("\n");
		expect(ignored).toEqual(
			expect.arrayContaining([".env", "node_modules", "dist", "data", ".git"]),
		);
	});
});
