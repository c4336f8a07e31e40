import type { Config } from "../../config.ts";
import { InfobipError } from "../../infobip/error.ts";
import { accountOf } from "../account.ts";
import { aside, type Finding, right, wrong } from "./finding.ts";

/** Infobip takes the key, and the number is the account's. */
export async function checkAccount(
	config: Config,
): Promise<readonly Finding[]> {
	if (config.infobip === null)
		return [
			aside(
				"Infobip",
				"Demo mode: no account is set, nothing leaves this machine.",
				"Set INFOBIP_BASE_URL, INFOBIP_API_KEY and INFOBIP_SENDER to answer real customers.",
			),
		];
	const { client, sender } = accountOf(config);
	try {
		const [found] = await client.senderQuality([sender]);
		if (!found) return [keyFits(), notOurs(sender)];
		return [keyFits(), rated(sender, found)];
	} catch (error) {
		return [failed(error)];
	}
}

function keyFits(): Finding {
	return right("key", "Infobip takes it");
}

function notOurs(sender: string): Finding {
	return wrong(
		"sender",
		`${sender} is not a WhatsApp number of this account.`,
		"Set INFOBIP_SENDER to the number under Channels → WhatsApp → Senders, digits only.",
	);
}

function rated(
	sender: string,
	found: {
		readonly status: string | null;
		readonly qualityRating: string | null;
	},
): Finding {
	const { status, qualityRating } = found;
	const rating = `${sender}, ${status ?? "status unknown"}, quality ${qualityRating ?? "unknown"}`;
	if (status === null || status === "CONNECTED") return right("sender", rating);
	return wrong(
		"sender",
		rating,
		"WhatsApp holds this number back; Infobip's portal shows why.",
	);
}

function failed(error: unknown): Finding {
	if (!(error instanceof InfobipError)) throw error;
	const { status, message, advice } = error;
	if (status === 403)
		return aside(
			"key",
			"It may send, but not ask for the number's state (403).",
			"Blue ticks and templates need the scope whatsapp:manage as well.",
		);
	return wrong(
		status === 401 ? "key" : "Infobip",
		message,
		advice ?? "Check INFOBIP_BASE_URL and the network.",
	);
}
