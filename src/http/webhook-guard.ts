import { createHmac, timingSafeEqual } from "node:crypto";
import type { HttpContext } from "./options.ts";
import { secretCheck } from "./secret.ts";

/** How Infobip shows that a request is its own. Any configured way that a request satisfies is enough; none configured: open. */
export interface WebhookSecurity {
	/** `?token=` or `Authorization: Bearer`. */
	readonly token: string | null;
	readonly basic: { readonly user: string; readonly password: string } | null;
	readonly hmac: WebhookHmac | null;
}

/** A signature over the raw bytes. Infobip names no header of its own, so all of it is configurable. */
export interface WebhookHmac {
	readonly secret: string;
	readonly header: string;
	readonly algorithm:
		| "md5"
		| "sha1"
		| "sha224"
		| "sha256"
		| "sha384"
		| "sha512";
	/** `sha256=hex` writes the algorithm and `=` in front, whichever the algorithm is. */
	readonly encoding: "hex" | "sha256=hex" | "base64";
}

/** Decides about a request twice: before its body is read, and where only a signature can tell, with the body. */
export interface WebhookGuard {
	/** `signed`: it carries signatures, which {@link WebhookGuard.holds} must check. */
	look(c: HttpContext): "admitted" | "refused" | "signed";
	/** Whether one of its signatures is that of these bytes. */
	holds(c: HttpContext, body: Uint8Array): boolean;
}

/** A rotation sends two or three; more are not looked at. */
const MOST_SIGNATURES = 8;

/** Makes the guard of the webhook; comparisons take the same time whatever is wrong. */
export function webhookGuard(security: WebhookSecurity): WebhookGuard {
	const checks = headChecks(security);
	const { hmac } = security;
	if (checks.length === 0 && hmac === null) return open;
	return {
		look: (c) => {
			if (checks.some((check) => check(c))) return "admitted";
			return hmac && signaturesOf(c, hmac).length > 0 ? "signed" : "refused";
		},
		holds: (c, body) =>
			hmac !== null && holds(hmac, signaturesOf(c, hmac), body),
	};
}

const open: WebhookGuard = { look: () => "admitted", holds: () => true };

function headChecks({
	token,
	basic,
}: WebhookSecurity): readonly ((c: HttpContext) => boolean)[] {
	return [
		...(token === null ? [] : [tokenCheck(token)]),
		...(basic === null ? [] : [basicCheck(basic)]),
	];
}

function tokenCheck(token: string): (c: HttpContext) => boolean {
	const same = secretCheck(token);
	return (c) => {
		const given = bearerOf(c) ?? c.req.query("token");
		return given !== undefined && same(given);
	};
}

/**
 * The token of `Authorization: Bearer …`. Two such headers arrive joined by a comma and so never equal a token.
 */
export function bearerOf(c: HttpContext): string | undefined {
	return /^Bearer (\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
}

function basicCheck({
	user,
	password,
}: {
	readonly user: string;
	readonly password: string;
}): (c: HttpContext) => boolean {
	const same = secretCheck(`${user}:${password}`);
	return (c) => {
		const given = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(
			c.req.header("authorization") ?? "",
		)?.[1];
		if (given === undefined) return false;
		return same(Buffer.from(given, "base64").toString("utf8"));
	};
}

function signaturesOf(
	c: HttpContext,
	{ header }: WebhookHmac,
): readonly string[] {
	const value = c.req.header(header) ?? "";
	return value.split(/[\s,]+/, MOST_SIGNATURES).filter((part) => part !== "");
}

function holds(
	hmac: WebhookHmac,
	signatures: readonly string[],
	body: Uint8Array,
): boolean {
	const expected = Buffer.from(signatureOf(hmac, body));
	return signatures.some((given) => isSame(Buffer.from(given), expected));
}

/** Everybody knows how long a signature is; what stands in it takes the same time to compare. */
function isSame(given: Buffer, expected: Buffer): boolean {
	return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The signature that a request with these bytes must carry. */
export function signatureOf(hmac: WebhookHmac, body: Uint8Array): string {
	const { algorithm, encoding, secret } = hmac;
	const digest = createHmac(algorithm, secret).update(body);
	if (encoding === "base64") return digest.digest("base64");
	const hex = digest.digest("hex");
	return encoding === "hex" ? hex : `${algorithm}=${hex}`;
}
