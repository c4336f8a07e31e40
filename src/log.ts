import { type DestinationStream, type Logger, pino } from "pino";
import pretty from "pino-pretty";
import type { LogOptions } from "./config.ts";

/** Keys whose values name a person or say what they wrote. */
const personal = new Set([
	"to",
	"from",
	"phone",
	"address",
	"name",
	"text",
	"content",
	"caption",
]);
/** Keys whose values open doors. */
const secret = new Set([
	"apikey",
	"authorization",
	"token",
	"admintoken",
	"password",
	"secret",
]);

/**
 * The log, on stderr so that stdout stays data: one line a fact. Phone numbers and texts are masked unless `pii`; secrets
 * always are.
 */
export function createLog(
	options: LogOptions,
	destination: DestinationStream = target(options),
): Logger {
	return pino(
		{
			level: options.level,
			base: null,
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: {
				level: (label) => ({ level: label }),
				log: (line) => masked(line, options.pii) as Record<string, unknown>,
			},
		},
		destination,
	);
}

function target({ format }: LogOptions): DestinationStream {
	return format === "pretty"
		? pretty({
				destination: 2,
				sync: true,
				ignore: "pid,hostname",
				translateTime: "SYS:HH:MM:ss.l",
			})
		: pino.destination({ dest: 2, sync: true });
}

/**
 * A copy with what is personal or secret covered. pino's own `redact` (10.x) writes into the object it was given where paths
 * overlap (`*.content` and `*.*.text`), and a log line must never change what it tells of.
 */
function masked(value: unknown, pii: boolean, depth = 0): unknown {
	if (typeof value !== "object" || value === null || value instanceof Error)
		return value;
	if (depth > 6) return "[deeper]";
	if (Array.isArray(value))
		return value.map((item) => masked(item, pii, depth + 1));
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [
			key,
			cover(key, inner, pii) ?? masked(inner, pii, depth + 1),
		]),
	);
}

/** What stands in place of a covered value; undefined where it may be shown. */
function cover(key: string, value: unknown, pii: boolean): string | undefined {
	if (secret.has(key.toLowerCase())) return "[secret]";
	if (pii || !personal.has(key)) return undefined;
	return typeof value === "string" && /^\+?\d{8,15}$/.test(value)
		? maskPhone(value)
		: "[masked]";
}

/** A phone number keeps its ends, so that two lines about one person can be told to belong together. */
function maskPhone(phone: string): string {
	return `${phone.slice(0, 5)}•••${phone.slice(-3)}`;
}
