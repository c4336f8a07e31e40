import { z } from "zod";
import type { Call } from "../call.ts";
import { subscriptionOperations } from "./operations.ts";
import {
	type ProfileChange,
	type ProfileCreation,
	profileChange,
	profileCreation,
	type SecurityChange,
	type SecurityCreation,
	type SubscriptionChange,
	type SubscriptionCreation,
	securityChange,
	securityCreation,
	subscriptionChange,
	subscriptionCreation,
} from "./requests.ts";

/** A subscription as Infobip tells of it. */
export type Subscription = z.output<typeof subscription>;
/** Where and how Infobip posts, as it tells of it. */
export type Profile = z.output<typeof profile>;
/** Security settings as Infobip tells of them: without their secrets. */
export type Security = z.output<typeof security>;

/** Things that are kept under an id. */
export interface Kept<Thing, Creation, Change> {
	/** All of them, page by page. */
	all(): AsyncGenerator<Thing>;
	/** Null where there is none of this id. */
	find(id: string): Promise<Thing | null>;
	create(wanted: Creation): Promise<void>;
	update(id: string, change: Change): Promise<void>;
	delete(id: string): Promise<void>;
}

/** What Infobip posts for WhatsApp, where and how. Everything here needs the scope `subscriptions:manage`. */
export interface Subscriptions
	extends Kept<Subscription, SubscriptionCreation, SubscriptionChange> {
	readonly profiles: Kept<Profile, ProfileCreation, ProfileChange>;
	readonly security: Kept<Security, SecurityCreation, SecurityChange>;
}

const maybe = <Value extends z.ZodType>(value: Value) =>
	value.nullish().transform((given) => given ?? undefined);
const text = maybe(z.string());
const texts = maybe(z.array(z.string()));

const security = z.looseObject({ authId: text, type: text });
const profile = z.looseObject({
	profileId: text,
	webhook: maybe(z.looseObject({ notifyUrl: text })),
	security: maybe(security),
	headers: maybe(z.record(z.string(), z.string())),
});
const subscription = z.looseObject({
	subscriptionId: text,
	name: text,
	profile: maybe(profile),
	// Some channels have objects here.
	events: maybe(z.array(z.unknown())),
	resources: texts,
	users: texts,
});

/** The operations on subscriptions, over calls. */
export function subscriptions(call: Call): Subscriptions {
	const operations = subscriptionOperations;
	return {
		...kept(call, operations.subscriptions, subscription, {
			what: "subscription",
			creation: subscriptionCreation,
			change: subscriptionChange,
		}),
		profiles: kept(call, operations.profiles, profile, {
			what: "notification profile",
			creation: profileCreation,
			change: profileChange,
		}),
		security: kept(call, operations.security, security, {
			what: "security setting",
			creation: securityCreation,
			change: securityChange,
		}),
	};
}

type Operations = (typeof subscriptionOperations)["profiles"];

function kept<Thing extends z.ZodType>(
	call: Call,
	operations: Operations,
	thing: Thing,
	body: {
		readonly what: string;
		readonly creation: z.ZodType;
		readonly change: z.ZodType;
	},
): Kept<z.output<Thing>, unknown, unknown> {
	const { what } = body;
	const page = pageOf(thing);
	return {
		async *all() {
			for (let number = 0, pages = 1; number < pages; number += 1) {
				const query = { page: String(number), size: "100" };
				const one = await call.json(operations.list, { query }, page);
				yield* one.results;
				pages = one.paging?.totalPages ?? 1;
			}
		},
		find: (id) => call.find(operations.get, { ids: { id } }, thing),
		create(wanted) {
			const checked = { schema: body.creation, what };
			return call.checkedDone(checked, operations.create, { body: wanted });
		},
		update(id, change) {
			const checked = { schema: body.change, what };
			const sending = { ids: { id }, body: change };
			return call.checkedDone(checked, operations.update, sending);
		},
		delete: (id) => call.done(operations.remove, { ids: { id } }),
	};
}

function pageOf<Thing extends z.ZodType>(thing: Thing) {
	return z.object({
		results: z
			.array(thing)
			.nullish()
			.transform((all) => all ?? []),
		paging: maybe(z.looseObject({ totalPages: maybe(z.number()) })),
	});
}
