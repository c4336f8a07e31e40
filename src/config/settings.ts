import { z } from "zod";
import { isApiKey } from "../infobip/api-key.ts";
import { baseUrlOf } from "../infobip/base-url.ts";

const whole = (fallback: number, least: number, most: number) =>
	z.coerce
		.number({ error: "should be a number" })
		.int({ error: "should be a whole number" })
		.min(least, { error: `should be at least ${least}` })
		.max(most, { error: `should be at most ${most}` })
		.default(fallback);

const secret = z
	.string()
	.refine((value) => !/[\r\n]/.test(value), {
		abort: true,
		error: "holds a line break; paste it on one line",
	})
	.refine((value) => !/^(["']).*\1$/.test(value), {
		abort: true,
		error: "stands in quotes; leave the quotes out",
	})
	.refine(
		(value) => !/^(<.*>|your[-_ ].*|x{4,}|changeme|\.\.\.)$/i.test(value),
		{
			abort: true,
			error: "is still the placeholder; put the real value there",
		},
	);

/** The environment, one variable a line: what each may be, and what is said when it is not. */
export const settings = z.object({
	PORT: whole(3000, 0, 65_535),
	HOST: z.string().default("127.0.0.1"),
	RULES: z.string().default("rules"),
	DATABASE_URL: z
		.string()
		.regex(/^file:.+/, {
			error:
				"should name a SQLite file, such as file:data/marhaba.db; other databases are not offered",
		})
		.optional(),
	INFOBIP_BASE_URL: z
		.string()
		.refine(canBeBaseUrl, {
			abort: true,
			error:
				"should be the address from your Infobip account without a path, such as https://xxxxx.api.infobip.com (https, or http on this machine only)",
		})
		.transform(baseUrlOf)
		.optional(),
	INFOBIP_API_KEY: secret
		.refine(isApiKey, {
			error: 'should be the bare key: no spaces, and no "App" in front',
		})
		.optional(),
	INFOBIP_SENDER: z
		.string()
		.transform((value) => value.replace(/^\+|[\s().-]/g, ""))
		.refine((value) => /^\d{3,15}$/.test(value), {
			error:
				"should be your WhatsApp number with the country first, digits only, such as 9611234567",
		})
		.optional(),
	WEBHOOK_TOKEN: secret.optional(),
	WEBHOOK_USER: z.string().optional(),
	WEBHOOK_PASSWORD: secret.optional(),
	WEBHOOK_HMAC_SECRET: secret.optional(),
	WEBHOOK_HMAC_HEADER: z.string().default("X-Signature"),
	WEBHOOK_HMAC_ALGORITHM: z
		.string()
		.transform((value) => value.toLowerCase().replace(/^hmac_|[-_]/g, ""))
		.pipe(
			z.enum(["md5", "sha1", "sha224", "sha256", "sha384", "sha512"], {
				error: "should be one of md5, sha1, sha224, sha256, sha384, sha512",
			}),
		)
		.default("sha256"),
	WEBHOOK_HMAC_ENCODING: z
		.enum(["hex", "sha256=hex", "base64"], {
			error: "should be hex, sha256=hex or base64",
		})
		.default("hex"),
	ADMIN_TOKEN: secret.optional(),
	PUBLIC_URL: z
		.url({
			protocol: /^https?$/,
			error: "should be a web address such as https://bot.example.com",
		})
		.optional(),
	SEND_RATE: whole(80, 1, 1000),
	PAIR_INTERVAL_MS: whole(6000, 0, 600_000),
	RECONCILE_MS: whole(30_000, 0, 3_600_000),
	SEND_TIMEOUT_MS: whole(10_000, 100, 120_000),
	RETENTION_DAYS: whole(0, 0, 36_500),
	MAX_BODY_KB: whole(4096, 1, 102_400),
	FETCH_ALLOW: z
		.string()
		.default("")
		.transform((value) =>
			value
				.split(",")
				.map((host) =>
					host
						.trim()
						.toLowerCase()
						.replace(/^\[|\]$/g, ""),
				)
				.filter((host) => host !== ""),
		)
		.refine((hosts) => hosts.every((host) => !/[\s/@]/.test(host)), {
			error:
				"should be host names separated by commas, such as shop.local,192.168.1.20",
		}),
	MEDIA_DIR: z.string().default("data/media"),
	LOG_LEVEL: z
		.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
			error: "should be one of trace, debug, info, warn, error, fatal, silent",
		})
		.default("info"),
	LOG_FORMAT: z
		.enum(["pretty", "json"], { error: "should be pretty or json" })
		.optional(),
	LOG_PII: z.string().optional(),
});

function canBeBaseUrl(value: string): boolean {
	try {
		return baseUrlOf(value) !== "";
	} catch {
		return false;
	}
}
