import { describe, expect, it } from "vitest";
import { httpApp } from "../../src/http/app.ts";
import type { HttpOptions } from "../../src/http/options.ts";
import { fromHere, options, problem, sending, told } from "./harness.ts";

/** A desk over files in memory; the ETag is what stands in them. */
function office() {
	let files: Record<string, string> = { "rules.yaml": "one" };
	const etag = () => `"${JSON.stringify(files).replaceAll('"', "'")}"`;
	const rulesDesk: HttpOptions["rulesDesk"] = {
		schema: () => ({}),
		read: async () => ({ files, etag: etag() }),
		check: async () => ({ ok: true, rules: 1, problems: [] }),
		publish: async (given, expected, { whole = false } = {}) => {
			if (expected !== etag()) return { outcome: "stale", etag: etag() };
			files = whole ? { ...given } : { ...files, ...given };
			return { outcome: "published", etag: etag() };
		},
	};
	const app = httpApp(options(told(), { rulesDesk }));
	const change = (
		path: string,
		body: unknown,
		method: string,
		match = etag(),
	) => fromHere(app, path, sending(body, { "if-match": match }, method));
	const save = (given: Record<string, string>) => {
		files = given;
	};
	return {
		app,
		save,
		files: () => files,
		put: (given: Record<string, string>, note?: string) =>
			change("/api/rules", { files: given, note }, "PUT"),
		back: (version: string, match?: string) =>
			change("/api/rules/rollback", { version }, "POST", match),
		history: async (query = "") =>
			(await (await fromHere(app, `/api/rules/history${query}`)).json()) as {
				versions: {
					version: string;
					by: string;
					note: unknown;
					live: boolean;
				}[];
				next: string | null;
			},
	};
}

describe("the history of the rules", () => {
	it("begins with what stood before the first publication", async () => {
		const { put, history, app } = office();
		const response = await put({ "rules.yaml": "two" }, "longer hours");
		expect(await response.json()).toEqual({ ok: true, version: "v_2" });
		expect((await history()).versions).toMatchObject([
			{ version: "v_2", by: "local", note: "longer hours", live: true },
			{ version: "v_1", by: "files", note: null, live: false },
		]);
		const one = await fromHere(app, "/api/rules/history/v_1");
		expect(await one.json()).toMatchObject({ files: { "rules.yaml": "one" } });
	});

	it("knows what somebody saved on the disk in between", async () => {
		const { put, save, history } = office();
		await put({ "rules.yaml": "two" });
		await put({ "rules.yaml": "three" });
		expect((await history()).versions).toHaveLength(3);
		save({ "rules.yaml": "by hand" });
		await put({ "rules.yaml": "four" });
		expect((await history()).versions.map(({ by }) => by)).toEqual([
			...["local", "files", "local", "local", "files"],
		]);
	});

	it("can be gone back in, whole: files that came later are gone", async () => {
		const { put, back, files, history } = office();
		await put({ "more.yaml": "new" });
		expect(files()).toEqual({ "rules.yaml": "one", "more.yaml": "new" });
		const response = await back("v_1");
		expect(await response.json()).toMatchObject({ version: "v_3" });
		expect(response.headers.get("etag")).toBeTruthy();
		expect(files()).toEqual({ "rules.yaml": "one" });
		await back("v_2");
		expect(files()).toHaveProperty("more.yaml");
		expect((await history()).versions[0]).toMatchObject({ note: "v_2" });
	});

	it("marks one version as live: of those with the same texts, the last", async () => {
		const { put, back, save, history } = office();
		await put({ "rules.yaml": "two" });
		await back("v_1");
		const live = async () =>
			(await history()).versions.filter((one) => one.live);
		expect(await live()).toMatchObject([{ version: "v_3" }]);
		save({ "rules.yaml": "by hand" });
		expect(await live()).toEqual([]);
		save({ "rules.yaml": "two" });
		expect(await live()).toMatchObject([{ version: "v_2" }]);
	});

	it("is not gone back in over what somebody else published", async () => {
		const { put, back, files } = office();
		await put({ "rules.yaml": "two" });
		const response = await back("v_1", '"old"');
		expect((await problem(response)).code).toBe("rules-changed");
		expect(files()).toEqual({ "rules.yaml": "two" });
	});

	it.each(["v_9", "v_0", "x"])("has no %s", async (version) => {
		const { app, back } = office();
		const path = `/api/rules/history/${version}`;
		expect((await fromHere(app, path)).status).toBe(404);
		expect((await back(version)).status).toBe(version === "x" ? 400 : 404);
	});

	it("pages", async () => {
		const { put, history } = office();
		for (const text of ["a", "b", "c"]) await put({ "rules.yaml": text });
		const first = await history("?limit=3");
		expect(first.versions.map(({ version }) => version)).toEqual([
			...["v_4", "v_3", "v_2"],
		]);
		const rest = await history(`?limit=3&cursor=${first.next}`);
		expect(rest).toMatchObject({ versions: [{ version: "v_1" }], next: null });
	});
});
