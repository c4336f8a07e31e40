import { isLoopback } from "./loopback.ts";

type Settings = Readonly<Record<string, string | undefined>>;

/** What is wrong between variables that are each right alone. */
export function crossChecks(set: Settings): string[] {
	return [
		...accountProblems(set),
		...webhookProblems(set),
		...exposureProblems(set),
	];
}

const accountNames = ["INFOBIP_BASE_URL", "INFOBIP_API_KEY", "INFOBIP_SENDER"];

function accountProblems(set: Settings): string[] {
	const missing = accountNames.filter((name) => !set[name]);
	if (missing.length === 0 || missing.length === accountNames.length) return [];
	return [
		`${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} missing. Set all three of ${accountNames.join(", ")} to answer real customers, or none for demo mode.`,
	];
}

function webhookProblems(set: Settings): string[] {
	if (!set.WEBHOOK_USER === !set.WEBHOOK_PASSWORD) return [];
	const missing = set.WEBHOOK_USER ? "WEBHOOK_PASSWORD" : "WEBHOOK_USER";
	return [`${missing} is missing: a user name and a password belong together.`];
}

/** Nothing may stand open to the world by accident. */
function exposureProblems(set: Settings): string[] {
	const exposed = !isLoopback(set.HOST ?? "127.0.0.1") || !!set.PUBLIC_URL;
	if (!exposed || set.INSECURE === "1") return [];
	const guarded =
		set.WEBHOOK_TOKEN || set.WEBHOOK_PASSWORD || set.WEBHOOK_HMAC_SECRET;
	return [
		...(set.ADMIN_TOKEN
			? []
			: [
					"ADMIN_TOKEN is missing: HOST or PUBLIC_URL opens this server to others, so the dashboard and the API need a password. INSECURE=1 starts without one.",
				]),
		...(guarded
			? []
			: [
					"WEBHOOK_TOKEN is missing (or WEBHOOK_USER and WEBHOOK_PASSWORD, or WEBHOOK_HMAC_SECRET): anybody could post messages to the webhook. INSECURE=1 starts without.",
				]),
	];
}
