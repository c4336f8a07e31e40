import { isObject } from "../answer-body.ts";

interface Wanted {
	readonly category: string;
	readonly structure?: unknown;
}

/** A structure as the API tells it: without the examples, with its type, and with the texts that WhatsApp writes itself. */
export function structureTold({
	category,
	structure,
}: Wanted): Readonly<Record<string, unknown>> {
	if (category === "AUTHENTICATION") return authenticationTold(structure);
	const told = withoutExamples(structure);
	const plain = isObject(told) ? told : {};
	const { body: _body, footer: _footer, type: _type, ...media } = plain;
	return { ...plain, type: Object.keys(media).length > 0 ? "MEDIA" : "TEXT" };
}

// `example` and `examples` are write only.
function withoutExamples(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutExamples);
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => key !== "example" && key !== "examples")
			.map(([key, part]) => [key, withoutExamples(part)]),
	);
}

function authenticationTold(structure: unknown) {
	const { body, footer, buttons } = (structure ?? {}) as Authentication;
	const advice = body?.addSecurityRecommendation
		? " For your security, do not share this code."
		: "";
	const minutes = footer?.codeExpirationMinutes;
	const [{ text = "Copy Code", otpType = "COPY_CODE" } = {}] = buttons ?? [];
	return {
		body: { text: `*{{1}}* is your verification code.${advice}` },
		...(minutes === undefined
			? {}
			: { footer: { text: `This code expires in ${minutes} minutes.` } }),
		buttons: [
			{
				type: "URL",
				text,
				url: `https://www.whatsapp.com/otp/code/?otp_type=${otpType}&code=otp{{1}}`,
			},
		],
		type: "MEDIA",
	};
}

// What the schema of the request let through.
interface Authentication {
	readonly body?: { readonly addSecurityRecommendation?: boolean };
	readonly footer?: { readonly codeExpirationMinutes?: number };
	readonly buttons?: readonly {
		readonly text?: string;
		readonly otpType?: string;
	}[];
}
