import type { Config } from "../../config.ts";
import { InfobipError } from "../../infobip/error.ts";
import type { Subscription } from "../../infobip/subscriptions/subscriptions.ts";
import { type Account, accountOf } from "../account.ts";
import { subscriptionId, wantedEvents, webhookUrl } from "../connect/wanted.ts";
import { aside, type Finding, right, wrong } from "./finding.ts";

const ABOUT = "events";

/** Infobip posts what customers write, and what becomes of messages, to this server. */
export async function checkSubscription(
	config: Config,
): Promise<readonly Finding[]> {
	if (config.infobip === null || config.publicUrl === null) return [];
	const account = accountOf(config);
	try {
		return [await look(account, webhookUrl(config.publicUrl))];
	} catch (error) {
		return [explained(error)];
	}
}

async function look(
	{ client, sender }: Account,
	url: string,
): Promise<Finding> {
	const { subscriptions } = client;
	const id = subscriptionId(sender);
	const found = await subscriptions.find(id);
	if (found === null)
		return aside(
			ABOUT,
			"There is no subscription of Marhaba's at Infobip.",
			`"marhaba connect" makes one. It is right so where ${url} was set by hand in Infobip's portal.`,
		);
	const profile = await subscriptions.profiles.find(
		found.profile?.profileId ?? id,
	);
	return verdict(found, profile?.webhook?.notifyUrl ?? null, url);
}

function verdict(
	{ events = [] }: Subscription,
	posted: string | null,
	url: string,
): Finding {
	if (posted !== url)
		return wrong(
			ABOUT,
			`Infobip posts to ${posted ?? "nowhere"}, and PUBLIC_URL says ${url}.`,
			'"marhaba connect" changes it.',
		);
	const missing = wantedEvents.filter((event) => !events.includes(event));
	return missing.length === 0
		? right(ABOUT, `Infobip posts them to ${url}`)
		: wrong(
				ABOUT,
				`Infobip does not post ${missing.join(", ")}.`,
				'"marhaba connect" adds them.',
			);
}

/** Whoever has set the address by hand needs no subscription, and no key that can look at them. */
function explained(error: unknown): Finding {
	if (!(error instanceof InfobipError)) throw error;
	if (error.status === 403)
		return aside(
			ABOUT,
			"The key may not look at subscriptions (403).",
			'For "marhaba connect" it needs the scope subscriptions:manage; without it the address is set by hand in Infobip\'s portal.',
		);
	return aside(ABOUT, error.message, error.advice);
}
