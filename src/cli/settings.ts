import { existsSync } from "node:fs";
import { type Config, readConfig } from "../config.ts";

/**
 * The environment, with `.env` of this folder read first; what is set already stays. Where no rules are named and there is no folder
 * `rules`, a `rules.yaml` in this folder is taken: so `marhaba init` leaves it.
 */
export function readSettings(
	overrides: Readonly<Record<string, string | undefined>> = {},
): Config {
	if (existsSync(".env")) process.loadEnvFile(".env");
	const given = Object.entries(overrides).filter(([, value]) => value);
	return readConfig(
		{ ...rulesHere(), ...set(process.env), ...Object.fromEntries(given) },
		process.stderr.isTTY === true,
	);
}

function rulesHere(): Readonly<Record<string, string>> {
	return !existsSync("rules") && existsSync("rules.yaml")
		? { RULES: "rules.yaml" }
		: {};
}

/** A variable that is set to nothing is not set. */
function set(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	return Object.fromEntries(
		Object.entries(environment).filter(([, value]) => value?.trim()),
	);
}
