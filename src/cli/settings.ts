import { existsSync } from "node:fs";
import { type Config, readConfig } from "../config.ts";

/** The environment, with `.env` of this folder read first; what is set already stays. */
export function readSettings(
	overrides: Readonly<Record<string, string | undefined>> = {},
): Config {
	if (existsSync(".env")) process.loadEnvFile(".env");
	const given = Object.entries(overrides).filter(([, value]) => value);
	return readConfig(
		{ ...process.env, ...Object.fromEntries(given) },
		process.stderr.isTTY === true,
	);
}
