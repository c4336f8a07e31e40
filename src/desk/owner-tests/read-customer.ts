import {
	type Here,
	nodeOf,
	read,
	tell,
	under,
} from "../../engine/language/here.ts";
import { didYouMean, listWords } from "../../engine/language/nearest.ts";
import type { JsonValue } from "../../engine/model.ts";
import { jsonOf } from "./json-of.ts";
import type { TalkLine, Tap } from "./owner-test.ts";
import { customerShapes } from "./test-shapes.ts";

type Says = Extract<TalkLine, { type: "customer" }>["says"];
type Kind = keyof typeof customerShapes;

const kinds = Object.keys(customerShapes) as Kind[];

/** Reads a `customer:` line: what they write, or another kind of message by its name. Null where it has errors. */
export function readCustomer(
	here: Here,
): { readonly type: "customer"; readonly says: Says } | null {
	const says = readSays(here);
	return says === null ? null : { type: "customer", says };
}

function readSays(here: Here): Says | null {
	const node = nodeOf(here);
	if (node?.type !== "map") return readKind(here, "text");
	const [entry, ...more] = node.entries;
	if (entry === undefined || more.length > 0) {
		tell(here, {
			code: "wrong-value",
			message: "A customer sends one message a line.",
			help: `Write customer: and the text, or one of ${listWords(kinds, 20)} in { }.`,
		});
		return null;
	}
	const kind = kinds.find((known) => known === entry.key);
	if (kind !== undefined) return readKind(under(here, kind), kind);
	tell(
		under(here, entry.key),
		{
			code: "unknown-key",
			message: `"${entry.key}" is not something a customer can send.`,
			help:
				didYouMean(entry.key, kinds) ?? `It can be ${listWords(kinds, 20)}.`,
		},
		true,
	);
	return null;
}

function readKind(here: Here, kind: Kind): Says | null {
	const what = kind === "text" ? '"customer"' : `"${kind}"`;
	const readAs = <Key extends Kind>(key: Key) =>
		read<ReturnType<(typeof customerShapes)[Key]["parse"]>>(
			here,
			customerShapes[key] as never,
			what,
		);
	switch (kind) {
		case "text":
			return given(readAs(kind), (text) => ({ type: "text", text }));
		case "tap":
			return given(readAs(kind), (on): Tap => ({ type: "tap", on }));
		case "image":
		case "video":
		case "document":
			return given(readAs(kind), (media) => ({ type: kind, ...media }));
		case "audio":
		case "voice":
		case "sticker":
			return given(readAs(kind), (url) => ({ type: kind, url }));
		case "location":
			return given(
				readAs(kind),
				({ name = null, address = null, ...place }) => ({
					type: kind,
					...place,
					name,
					address,
				}),
			);
		case "contact":
			return given(readAs(kind), (contact) => ({
				type: kind,
				contacts: [contact as JsonValue],
			}));
		case "order":
			return given(readAs(kind), ({ text = null }) => ({
				type: kind,
				text,
				items: itemsOf(under(here, "items")),
			}));
		case "reaction":
			return given(readAs(kind), (emoji) => ({
				type: kind,
				emoji,
				messageId: null,
			}));
		case "unsupported":
			return given(readAs(kind), (word) => ({
				type: kind,
				kind: word,
				raw: {},
			}));
	}
}

function given<Value>(
	value: Value | undefined,
	make: (value: Value) => Says,
): Says | null {
	return value === undefined ? null : make(value);
}

function itemsOf(here: Here): readonly JsonValue[] {
	const node = nodeOf(here);
	return node?.type === "list" ? node.items.map(jsonOf) : [];
}
