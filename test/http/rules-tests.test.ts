import { describe, expect, it } from "vitest";
import { httpApp } from "../../src/http/app.ts";
import type {
	SavedTests,
	SaveTests,
	TestsTried,
} from "../../src/http/ports/tests.ts";
import { fromHere, options, problem, sending, told } from "./harness.ts";

const failed = {
	test: "expects a cake",
	file: "cafe.test.yaml",
	line: 5,
	failure: { line: 8, step: 2, message: "no cake", near: [] },
};
const passed = { ...failed, test: "asks", line: 1, failure: null };
const tried: TestsTried = {
	ok: true,
	problems: [],
	rules: [{ rule: "hours", examples: 2, tests: 1 }],
	tests: [passed, failed],
};
const shown = {
	...{ ok: true, problems: [], rules: tried.rules },
	tests: { count: 2, failed: 1 },
	failures: [failed],
};

function office(saved: SavedTests = { outcome: "exists", file: "x" }) {
	const asked: SaveTests[] = [];
	const given = options(told(), {
		testsDesk: {
			tried: async () => tried,
			save: async (request) => {
				asked.push(request);
				return saved;
			},
		},
	});
	const app = httpApp(given);
	const save = (body: object) =>
		fromHere(app, "/api/rules/tests", sending(body));
	return { app, asked, save, team: given.team };
}

const audited = ({ team }: ReturnType<typeof office>) =>
	team.auditTrail({ before: null, limit: 10 });

describe("/api/rules/tests", () => {
	it("says how the tests went and what tries each rule", async () => {
		const response = await fromHere(office().app, "/api/rules/tests");
		expect(await response.json()).toEqual(shown);
	});

	it("saves a test under a name of its own, and writes down who did", async () => {
		const desk = office({ outcome: "saved", file: "cafe.test.yaml", tried });
		const response = await desk.save({ file: "cafe", test: "- test: x" });
		expect(await response.json()).toEqual({ file: "cafe.test.yaml", ...shown });
		expect(desk.asked).toEqual([
			{ file: "cafe", text: "- test: x", how: "new" },
		]);
		expect(await audited(desk)).toMatchObject([
			{
				by: "local",
				action: "tests.save",
				about: "cafe.test.yaml",
				detail: { how: "new" },
			},
		]);
	});

	it("takes the whole name as well", async () => {
		const desk = office();
		await desk.save({ file: "قائمة 2.test.yaml", test: "x", how: "add" });
		expect(desk.asked).toMatchObject([{ file: "قائمة 2", how: "add" }]);
	});

	it("asks before it writes over a file", async () => {
		const desk = office({ outcome: "exists", file: "cafe.test.yaml" });
		const response = await desk.save({ file: "cafe", test: "x" });
		expect(await problem(response)).toMatchObject({
			status: 409,
			code: "file-exists",
			file: "cafe.test.yaml",
		});
		expect(await audited(desk)).toEqual([]);
	});

	it("names what is wrong with a test", async () => {
		const problems = [{ message: "no" }] as never;
		const { save } = office({ outcome: "refused", problems });
		expect(
			await problem(await save({ file: "cafe", test: "x" })),
		).toMatchObject({ status: 422, code: "tests-refused", problems });
	});

	it.each([
		"../rules",
		"a/b",
		"a\\b",
		".hidden",
		"rules.yaml",
		"",
		" ",
		"a\u0000b",
		"x".repeat(81),
		"a\nb",
	])("refuses %j as a name", async (file) => {
		const { save, asked } = office();
		const response = await save({ file, test: "x" });
		expect((await problem(response)).code).toBe("wrong-value");
		expect(asked).toEqual([]);
	});

	it("is read by agents, and written by admins only", async () => {
		const given = options(told(), {
			security: {
				adminToken: "adm",
				publicUrl: null,
				webhook: { token: null, basic: null, hmac: null },
			},
			testsDesk: {
				tried: async () => tried,
				save: async () => ({ outcome: "exists", file: "x" }),
			},
		});
		const app = httpApp(given);
		const admin = { authorization: "Bearer adm" };
		const added = await fromHere(
			app,
			"/api/agents",
			sending({ name: "Rana" }, admin),
		);
		const { token } = (await added.json()) as { token: string };
		const agent = { authorization: `Bearer ${token}` };
		const path = "/api/rules/tests";
		expect((await fromHere(app, path, { headers: agent })).status).toBe(200);
		const body = { file: "cafe", test: "x" };
		const response = await fromHere(app, path, sending(body, agent));
		expect((await problem(response)).code).toBe("not-allowed");
	});
});
