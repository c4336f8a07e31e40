import { describe, expect, it } from "vitest";
import { instant, type TemplateList } from "../../src/engine/model.ts";
import { ChannelError } from "../../src/engine/ports.ts";
import { httpApp } from "../../src/http/app.ts";
import type { HttpOptions } from "../../src/http/options.ts";
import type { CustomerFile } from "../../src/http/ports/media.ts";
import { options, told } from "./harness.ts";

const signedIn = { headers: { authorization: "Bearer secret" } };

function app(changes: Partial<HttpOptions>) {
	const given = options(told());
	const security = { ...given.security, adminToken: "secret" };
	return httpApp({ ...given, ...changes, security });
}

function file(type: string | null, more: Partial<CustomerFile> = {}) {
	const body = new Blob(["bytes"]).stream();
	return { type, bytes: 5, kept: true, body, ...more };
}

function ask(found: CustomerFile | null | Error, path = "/api/media/m_12") {
	const open = async () => {
		if (found instanceof Error) throw found;
		return found;
	};
	return app({ customerFiles: { open } }).request(path, signedIn);
}

describe("GET /api/media/{id}", () => {
	it("E74: gives a picture as one, and nothing in it can run", async () => {
		const response = await ask(file("image/png"));
		expect(response.status).toBe(200);
		expect(await response.text()).toBe("bytes");
		const headers = Object.fromEntries(response.headers);
		expect(headers).toMatchObject({
			"content-type": "image/png",
			"content-length": "5",
			"content-disposition": "inline",
			"x-content-type-options": "nosniff",
			"content-security-policy": "default-src 'none'; sandbox",
			"cache-control": "private, max-age=3600",
		});
	});

	it.each(["text/html", "image/svg+xml", "application/javascript", null])(
		"E74: lets %s only be saved",
		async (type) => {
			const { headers } = await ask(file(type));
			expect(headers.get("content-type")).toBe("application/octet-stream");
			expect(headers.get("content-disposition")).toBe("attachment");
		},
	);

	it("keeps no copy anywhere of what the provider still has", async () => {
		const { headers } = await ask(
			file("image/jpeg; x=1", { kept: false, bytes: null }),
		);
		expect(headers.get("cache-control")).toBe("private, no-store");
		expect(headers.get("content-type")).toBe("image/jpeg");
		expect(headers.get("content-length")).toBeNull();
	});

	it("says what to do where there is none", async () => {
		const gone = new ChannelError("no", { kind: "refused", code: "HTTP_404" });
		for (const found of [null, gone]) {
			const response = await ask(found);
			expect(response.status).toBe(404);
			expect(await response.text()).toContain("media: keep");
		}
		expect((await app({}).request("/api/media/m_1", signedIn)).status).toBe(
			404,
		);
	});

	it("tells what the provider says", async () => {
		const denied = new ChannelError("no key", {
			kind: "unauthorized",
			code: "HTTP_401",
		});
		const response = await ask(denied);
		expect(response.status).toBe(502);
		expect(await response.json()).toMatchObject({ provider_code: "HTTP_401" });
	});

	it("is for nobody without the token", async () => {
		const response = await app({}).request("/api/media/m_1");
		expect(response.status).toBe(401);
	});
});

describe("/api/templates", () => {
	const list: TemplateList = {
		sender: "961",
		listedAt: instant(0),
		templates: [
			{
				id: "1",
				name: "menu",
				language: "en",
				status: "APPROVED",
				usable: true,
				category: null,
				quality: null,
				reason: null,
				text: "Hello",
				blanks: 0,
				header: null,
				buttons: [],
			},
		],
	};
	const templates = { lists: async () => [list], sync: async () => [] };

	it("shows what is kept, with when it was listed", async () => {
		const response = await app({ templates }).request(
			"/api/templates",
			signedIn,
		);
		expect(await response.json()).toMatchObject({
			templates: [
				{
					name: "menu",
					sender: "961",
					listed_at: "1970-01-01T00:00:00.000Z",
				},
			],
		});
	});

	const sync = (given: HttpOptions["templates"]) =>
		app(given ? { templates: given } : {}).request("/api/templates/sync", {
			method: "POST",
			...signedIn,
		});

	it("lists them anew", async () => {
		const response = await sync(templates);
		expect(await response.json()).toEqual({ templates: [] });
	});

	it("tells what the provider says, and that there is none", async () => {
		const refused = new ChannelError("no", { kind: "refused", code: "X" });
		const failing = { ...templates, sync: () => Promise.reject(refused) };
		expect((await sync(failing)).status).toBe(502);
		expect((await sync(undefined)).status).toBe(501);
	});
});
