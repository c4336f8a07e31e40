import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { instant, type Problem } from "../../src/engine/model.ts";
import { httpApp } from "../../src/http/app.ts";
import type { MachineMetrics } from "../../src/http/machine-metrics.ts";
import { metricsText } from "../../src/http/metrics.ts";
import type { HttpOptions } from "../../src/http/options.ts";
import { fakeHistory, options, told } from "./harness.ts";

const machine: MachineMetrics = {
	sendsWaiting: 9,
	sendsAttempted: 1,
	oldestSendSeconds: 2.5,
	conversations: 12,
	journalSequence: 812,
	indexBehind: 3,
	databaseBytes: 4_096,
	freeBytes: 8_192,
	residentBytes: 4,
	heapBytes: 2,
	externalBytes: 1,
	cpuSeconds: 1.5,
	loopDelaySeconds: 0.02,
	startedAtSeconds: 1_790_000_000,
	ready: true,
};

const wrong: Problem = {
	file: "rules/rules.yaml",
	line: 31,
	column: 5,
	endColumn: 11,
	severity: "error",
	code: "unknown-key",
	rule: "opening hours",
	message: "private words",
	help: null,
};

function health(changes: Partial<HttpOptions> = {}) {
	return httpApp(options(told(), changes));
}

describe("/healthz", () => {
	it("answers everybody, and says where refused rules are wrong but not what stands there", async () => {
		const given = options(told());
		const rejected = () => ({ at: 0, problems: [wrong] });
		const runtime = {
			...given.runtime,
			rules: { ...given.runtime.rules, rejected },
		};
		const response = await health({ runtime }).request("/healthz");
		const text = await response.text();
		expect(JSON.parse(text)).toMatchObject({
			status: "ok",
			version: "0.1.0",
			demo: true,
			rules: {
				count: 14,
				rejected: [
					{
						file: "rules/rules.yaml",
						line: 31,
						column: 5,
						code: "unknown-key",
					},
				],
			},
		});
		expect(text).not.toContain("private words");
	});
});

describe("/readyz", () => {
	it("is 200 when all is well", async () => {
		const response = await health().request("/readyz");
		expect(response.status).toBe(200);
	});

	it("P16: is 503 and names what is wrong", async () => {
		const app = health({
			ready: {
				store: async () => null,
				disk: async () => "3 % are free",
			},
		});
		const response = await app.request("/readyz");
		expect(response.status).toBe(503);
		expect(await response.json()).toMatchObject({
			ready: false,
			checks: { disk: "3 % are free", store: null },
		});
	});

	it("takes a look that throws for a no", async () => {
		const app = health({
			ready: {
				store: () => Promise.reject(new Error("database is locked")),
				disk: async () => null,
			},
		});
		expect((await app.request("/readyz")).status).toBe(503);
	});

	it("P19: is 503 from the moment the server stops", async () => {
		const app = health();
		app.drain();
		expect((await app.request("/readyz")).status).toBe(503);
		expect((await app.request("/healthz")).status).toBe(200);
	});
});

describe("/metrics", () => {
	it("counts in the text format of Prometheus", () => {
		const text = metricsText(
			{
				rules: { hash: "sha256:abc", count: 14 },
				sendingPaused: "401",
				sendsInFlight: 2,
				fetchesOpen: 1,
				feedReaders: 3,
				lastEventAt: 1_500,
				journalled: {
					"decision.made": 10,
					"decision.made:limit": 4,
					"send.accepted": 6,
				},
			},
			'0.1"\\\n',
			machine,
		);
		const lines = text.split("\n");
		expect(lines).toContain('marhaba_decisions_total{silent="none"} 6');
		expect(lines).toContain('marhaba_decisions_total{silent="limit"} 4');
		expect(lines).toContain('marhaba_sends_total{status="accepted"} 6');
		expect(lines).toContain('marhaba_sends_total{status="failed"} 0');
		expect(lines).toContain("marhaba_sends_waiting 9");
		expect(lines).toContain("marhaba_sending_paused 1");
		expect(lines).toContain("marhaba_last_event_timestamp_seconds 1.5");
		expect(text).toContain('version="0.1\\"\\\\\\n"');
		for (const line of lines.filter((one) => !one.startsWith("#")))
			expect(line).toMatch(/^$|^marhaba_\w+(\{.*\})? -?[\d.]+$/);
	});

	it("asks the database and the machine when somebody asks", async () => {
		const history = {
			...fakeHistory,
			stats: async () => ({
				...{ conversations: 7, journal: 900 },
				sends: { all: 9, waiting: 4, attempted: 2 },
			}),
			sendDueSince: async () => instant(told().now - 1_500),
		};
		const storage = async () => ({ databaseBytes: 10, freeBytes: 20 });
		const ready = { store: async () => null, disk: async () => "full" };
		const app = health({ history, storage, ready });
		const lines = (await (await app.request("/metrics")).text()).split("\n");
		for (const line of [
			"marhaba_sends_waiting 4",
			"marhaba_sends_attempted 2",
			"marhaba_oldest_send_seconds 1.5",
			"marhaba_conversations 7",
			"marhaba_journal_sequence 900",
			"marhaba_index_behind_rows 88",
			"marhaba_database_bytes 10",
			"marhaba_disk_free_bytes 20",
			"marhaba_ready 0",
		])
			expect(lines).toContain(line);
	});

	it("leaves out what nobody can tell", async () => {
		const text = await (await health().request("/metrics")).text();
		expect(text).not.toContain("disk_free_bytes");
		expect(text).not.toContain("fetches_open");
	});
});

describe("docs/grafana.json", () => {
	const file = new URL("../../docs/grafana.json", import.meta.url);
	const dashboard = JSON.parse(readFileSync(file, "utf8")) as {
		readonly uid: string;
		readonly panels: readonly {
			readonly title: string;
			readonly targets?: readonly { readonly expr: string }[];
		}[];
	};

	it("asks only for metrics that there are, with labels that they have", () => {
		const status = {
			...options(told()).runtime.status(),
			...{ lastEventAt: 1, duplicates: 1, fetchesOpen: 1 },
			journalled: { "decision.made": 1, "decision.made:limit": 1 },
		};
		const text = metricsText(status, "0.1.0", machine);
		const known = new Set(text.match(/^marhaba_\w+/gm));
		const exprs = dashboard.panels.flatMap(({ targets = [] }) =>
			targets.map(({ expr }) => expr),
		);
		expect(exprs.length).toBeGreaterThan(15);
		for (const expr of exprs) {
			for (const name of expr.match(/marhaba_\w+/g) ?? [])
				expect([expr, known.has(name)]).toEqual([expr, true]);
			for (const [, name, label] of expr.matchAll(/(marhaba_\w+)\{(\w+)=/g))
				expect([expr, text.includes(`${name}{${label}=`)]).toEqual([
					expr,
					true,
				]);
		}
	});

	it("shows every metric there is", () => {
		const status = {
			...options(told()).runtime.status(),
			...{ lastEventAt: 1, duplicates: 1, fetchesOpen: 1 },
		};
		const text = metricsText(status, "0.1.0", machine);
		const all = JSON.stringify(dashboard);
		const missing = [...new Set(text.match(/^marhaba_\w+/gm))].filter(
			(name) => !all.includes(name),
		);
		expect(missing).toEqual([]);
	});
});
