import { z } from "zod";
import { parsePhone } from "../grammar/phone.ts";
import { isRefusal } from "../grammar/refusal.ts";
import { type ActionKind, defineAction, type Site } from "../kinds.ts";
import type { Finding, JsonObject, JsonValue } from "../model.ts";
import { actionKinds } from "../registry.ts";
import { fail, text } from "../schema.ts";

/** A type, so that it counts as JSON data. */
type SendTo = {
	/** Bare digits. */
	readonly to: string;
	/** What is sent: an action that says something, with its spec. */
	readonly key: string;
	readonly spec: JsonValue;
};

const number: z.ZodType<string> = text().transform((written, context) => {
	const digits = parsePhone(written, null);
	if (!isRefusal(digits)) return digits;
	const { error: message, help } = digits;
	return fail(context, {
		code: "bad-phone",
		message,
		...(help === undefined ? {} : { help }),
	});
});

/** Every action that is a message, by its key. Asked for only when something is read: they and this one stand in one list. */
function messageKinds(): readonly ActionKind[] {
	return [...actionKinds.values()].filter(({ message }) => message);
}

const written = z.lazy(() =>
	z.strictObject({
		to: number,
		...Object.fromEntries(
			messageKinds().map(({ key, schema }) => [key, schema.optional()]),
		),
	}),
);

const schema: z.ZodType<SendTo> = written.transform(
	(given, context): SendTo => {
		const { to, ...said } = given as Readonly<Record<string, JsonValue>> & {
			readonly to: string;
		};
		const [key, ...more] = Object.keys(said);
		if (key !== undefined && more.length === 0)
			return { to, key, spec: said[key] as JsonValue };
		return fail(context, {
			code: key === undefined ? "missing" : "wrong-value",
			message:
				key === undefined
					? "There is nothing to send."
					: `"${key}" and "${more[0]}" are two messages; send is for one.`,
			help:
				key === undefined
					? 'Write send: { to: "+961 70 123 456", text: Hello }.'
					: `Make a second send for "${more[0]}".`,
		});
	},
);

/** Sends a message to somebody else than the customer, in the business's first language. */
export const send: ActionKind<SendTo> = defineAction<SendTo>({
	key: "send",
	summary: "Sends a message to somebody else than the customer.",
	example:
		'send: { to: "+961 70 123 456", text: "Order from {name|a customer}" }',
	schema,
	findings: ({ key, spec }, site) => findingsOf(key, spec, site),
	compile({ to, key, spec }, site) {
		const [step] = site.compile.steps([{ key, spec, quote: false }]);
		const [language] = site.data.profile.languages;
		return (situation) => {
			const plan = step?.plan({ ...situation, language }) ?? { taken: [] };
			const { taken, messages = [], ...rest } = plan;
			return {
				...rest,
				taken: taken.map((message) => takenOf(to, message)),
				notices: messages.map((content) => ({ to, content })),
			};
		};
	},
});

function kindOf(key: string): ActionKind | undefined {
	return actionKinds.get(key);
}

function takenOf(to: string, message: JsonObject) {
	return { type: "send", to: `+${to}`, message };
}

function findingsOf(
	key: string,
	spec: JsonValue,
	site: Site,
): readonly Finding[] {
	const found = kindOf(key)?.findings?.(spec, site) ?? [];
	return found.map((finding) => ({
		...finding,
		path: [key, ...finding.path],
	}));
}
