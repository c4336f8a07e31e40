import { fieldOf, isObject, textOf } from "../answer-body.ts";
import { subscriptionOperations } from "../subscriptions/operations.ts";
import {
	profileChange,
	profileCreation,
	securityChange,
	securityCreation,
	subscriptionChange,
	subscriptionCreation,
} from "../subscriptions/requests.ts";
import type { Serve } from "./serve.ts";
import { serveShelf } from "./serve-shelf.ts";
import type { KeptBody, SubscriptionBook } from "./subscription-book.ts";

/** Serves the part of the Subscriptions API that connecting needs: subscriptions, profiles, security settings. */
export function serveSubscriptions(serve: Serve, book: SubscriptionBook): void {
	const { subscriptions, profiles, security } = subscriptionOperations;
	serveShelf(serve, security, {
		kept: book.security,
		id: "authId",
		creation: securityCreation,
		change: securityChange,
		told: ({ credentials: _, ...open }) => open,
		store: asItIs,
	});
	serveShelf(serve, profiles, {
		kept: book.profiles,
		id: "profileId",
		creation: profileCreation,
		change: profileChange,
		told: asItIs,
		store: (body) => keepSecurity(book, body),
	});
	serveShelf(serve, subscriptions, {
		kept: book.subscriptions,
		id: "subscriptionId",
		creation: subscriptionCreation,
		change: subscriptionChange,
		told: asItIs,
		store: (body) => keepProfile(book, body),
	});
}

function asItIs(body: KeptBody): KeptBody {
	return body;
}

function keepSecurity({ security }: SubscriptionBook, body: KeptBody) {
	return keepInner(security, body, "security", "authId");
}

function keepProfile(book: SubscriptionBook, body: KeptBody): KeptBody {
	const inner = fieldOf(body, "profile");
	const profile = isObject(inner) ? keepSecurity(book, inner) : {};
	const named = { ...body, profile };
	return keepInner(book.profiles, named, "profile", "profileId");
}

/** What is defined whole inside is kept by itself, and only named where it stood. */
function keepInner(
	kept: Map<string, KeptBody>,
	body: KeptBody,
	field: string,
	id: string,
): KeptBody {
	const inner = fieldOf(body, field);
	const name = textOf(inner, id);
	if (!isObject(inner) || name === null) return body;
	if (Object.keys(inner).length > 1) kept.set(name, inner);
	return { ...body, [field]: { [id]: name } };
}
