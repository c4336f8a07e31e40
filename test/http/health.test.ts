import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/engine/model.ts";
import { httpApp } from "../../src/http/app.ts";
import { metricsText } from "../../src/http/metrics.ts";
import type { HttpOptions } from "../../src/http/options.ts";
import { options, told } from "./harness.ts";

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
				sendsWaiting: 9,
				feedReaders: 3,
				lastEventAt: 1_500,
				journalled: {
					"decision.made": 10,
					"decision.made:limit": 4,
					"send.accepted": 6,
				},
			},
			'0.1"\\\n',
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

	it("leaves out what the runtime does not know", async () => {
		const text = await (await health().request("/metrics")).text();
		expect(text).not.toContain("sends_waiting");
	});
});
