import type { Finding } from "../model.ts";
import { parsePlaceholders } from "../say/placeholders.ts";
import type { FetchSpec } from "./fetch-spec.ts";

/** What is wrong with a `fetch` that its schema accepts. */
export function fetchFindings(spec: FetchSpec): readonly Finding[] {
	return [
		...urlFindings(spec.url),
		...headerFindings(spec),
		...bodyFindings(spec),
		...(spec.ifItFails === null ? [unprepared] : []),
	];
}

const unprepared: Finding = {
	path: [],
	code: "missing",
	severity: "warning",
	message: "Nothing says what the customer hears when this fetch fails.",
	help: "Add if_it_fails: and the name of a rule. Without it the rest of the rule is left out and staff get a notice.",
};

function wrong(
	path: Finding["path"],
	message: string,
	help: string | null,
): Finding {
	return { path, code: "wrong-value", severity: "error", message, help };
}

function urlFindings(url: string): readonly Finding[] {
	const host = /^https?:\/\/([^/?#\\]*)/i.exec(url)?.[1];
	const plain = parsePlaceholders(url)
		.map((segment) => (typeof segment === "string" ? segment : "x"))
		.join("");
	if (host?.includes("{"))
		return [
			wrong(
				["url"],
				"The host of an address may not hold a placeholder: whoever fills it would choose where the request goes.",
				"Write the host out, and use placeholders behind it.",
			),
		];
	if (host?.includes("@"))
		return [
			wrong(
				["url"],
				"An address may not hold a user name.",
				"Send it in a header: headers: { Authorization: … }.",
			),
		];
	if (!host || !URL.canParse(plain))
		return [
			wrong(
				["url"],
				`"${url}" is not an address that can be fetched.`,
				"Write the whole address, beginning with https://.",
			),
		];
	return [];
}

/** What the request says by itself. */
const ours =
	/^(host|content-length|transfer-encoding|connection|idempotency-key|expect|upgrade|te|trailer)$/i;

function headerFindings({ headers }: FetchSpec): readonly Finding[] {
	return Object.keys(headers)
		.filter((name) => ours.test(name))
		.map((name) =>
			wrong(
				["headers", name],
				`The header "${name}" is written by Marhaba itself.`,
				"Leave it out.",
			),
		);
}

function bodyFindings({ method, body }: FetchSpec): readonly Finding[] {
	if (body === null || method !== "GET") return [];
	return [
		wrong(
			["body"],
			"A GET has no body.",
			"Write method: POST, or leave body out.",
		),
	];
}
