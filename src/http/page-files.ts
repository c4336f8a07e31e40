import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Endpoint } from "./endpoint.ts";
import type { HttpContext } from "./options.ts";

/** `npm run build` puts the page there; found from `src/http` and from `dist/http` alike. */
const built = new URL("../../dist/page/", import.meta.url);

const types: Readonly<Record<string, string>> = {
	html: "text/html; charset=utf-8",
	css: "text/css; charset=utf-8",
	js: "text/javascript; charset=utf-8",
	svg: "image/svg+xml",
};

/**
 * Nothing from elsewhere is loaded, run, framed or posted to: what a customer wrote can at worst be read. Files are only ever those
 * read at the start, by their exact names, so no path leads anywhere else.
 */
const pageHeaders = {
	"content-security-policy":
		"default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin",
	"referrer-policy": "no-referrer",
	"x-content-type-options": "nosniff",
	"x-frame-options": "DENY",
	vary: "accept-encoding",
};

/** The name of a file that changes with its content, so that a browser may keep it for ever. */
const hashed = /-[A-Z0-9]{8}\.\w+$/;

/** One file of the page, as it leaves for who takes it compressed and who does not. */
interface PageFile {
	readonly name: string;
	readonly type: string;
	readonly etag: string;
	readonly plain: Uint8Array<ArrayBuffer>;
	readonly gzip: Uint8Array<ArrayBuffer>;
	readonly br: Uint8Array<ArrayBuffer>;
}

/** `GET /` and the files that it loads from `/page/`. Without a build there is only a word on how to make one. */
export function pageEndpoints(folder: URL = built): readonly Endpoint[] {
	if (!existsSync(folder)) return [notBuilt];
	return readdirSync(folder)
		.filter((name) => Object.hasOwn(types, extensionOf(name)))
		.map((name) => fileEndpoint(readPageFile(name, folder)));
}

const description = {
	method: "get",
	summary: "The page.",
	answer: { status: 200, about: "A file of the page.", type: "text/html" },
	problems: ["local-only"],
} as const;

const notBuilt: Endpoint = {
	...description,
	path: "/",
	handle: (c) => c.text("The page is not built yet: npm run build\n", 503),
};

function readPageFile(name: string, folder: URL): PageFile {
	const read = (suffix: string) =>
		new Uint8Array(readFileSync(new URL(`${name}${suffix}`, folder)));
	const plain = read("");
	const hash = createHash("sha256").update(plain).digest("base64url");
	return {
		name,
		type: types[extensionOf(name)] ?? "application/octet-stream",
		etag: `"${hash.slice(0, 22)}"`,
		plain,
		gzip: read(".gz"),
		br: read(".br"),
	};
}

function fileEndpoint(file: PageFile): Endpoint {
	const { name, type } = file;
	return {
		...description,
		path: name === "index.html" ? "/" : `/page/${name}`,
		answer: { ...description.answer, type },
		handle: (c) => fileResponse(c, file),
	};
}

function fileResponse(c: HttpContext, file: PageFile): Response {
	const { name, type, etag } = file;
	const headers = {
		...pageHeaders,
		etag,
		"cache-control": hashed.test(name)
			? "private, max-age=31536000, immutable"
			: "no-cache",
	};
	if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
	const encoding = encodingOf(c.req.header("accept-encoding") ?? "");
	const body = file[encoding];
	return c.body(body, 200, {
		...headers,
		"content-type": type,
		"content-length": String(body.byteLength),
		...(encoding === "plain" ? {} : { "content-encoding": encoding }),
	});
}

/** The smallest form that is accepted; one that is refused with `q=0` is rare enough to be sent plain. */
function encodingOf(accepted: string): "br" | "gzip" | "plain" {
	if (/;\s*q=0(\.0*)?\s*(,|$)/.test(accepted)) return "plain";
	if (/\bbr\b/.test(accepted)) return "br";
	return /\bgzip\b/.test(accepted) ? "gzip" : "plain";
}

function extensionOf(name: string): string {
	return name.slice(name.lastIndexOf(".") + 1);
}
