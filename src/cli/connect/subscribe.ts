import type { Infobip } from "../../infobip/client.ts";
import type { Kept } from "../../infobip/subscriptions/subscriptions.ts";
import type { WantedSubscription } from "./wanted.ts";

/** Creates what is not there yet and changes what is: first how Infobip shows itself, then where it posts, then what. */
export async function subscribe(
	{ subscriptions }: Infobip,
	wanted: WantedSubscription,
): Promise<"created" | "changed"> {
	const { id, security, profile, subscription } = wanted;
	if (security !== null)
		await ensure(subscriptions.security, id, security, {
			...security,
			authId: id,
		});
	await ensure(subscriptions.profiles, id, profile, {
		...profile,
		profileId: id,
	});
	return ensure(subscriptions, id, subscription, {
		...subscription,
		subscriptionId: id,
	});
}

async function ensure<Creation, Change>(
	kept: Pick<Kept<unknown, Creation, Change>, "find" | "create" | "update">,
	id: string,
	change: Change,
	creation: Creation,
): Promise<"created" | "changed"> {
	if ((await kept.find(id)) === null) {
		await kept.create(creation);
		return "created";
	}
	await kept.update(id, change);
	return "changed";
}
