import type {
	ChoiceAnswer,
	JsonValue,
	MediaAnswer,
	PlaceAnswer,
} from "../model.ts";
import { own } from "../own.ts";
import { baseOf } from "./phrases.ts";

/** An answer that is more than one value, as text: the label of an option, a place, where a picture is kept. Null for all else. */
export function printAnswer(value: JsonValue, language: string): string | null {
	if (isChoice(value)) return labelInOneOf(value.label, [language]);
	if (isPlace(value)) return printPlace(value);
	return isMedia(value) ? value.url : null;
}

/** Whether a saved value is an option that was chosen. */
export function isChoice(value: JsonValue | undefined): value is ChoiceAnswer {
	return typeOf(value) === "choice";
}

function isPlace(value: JsonValue): value is PlaceAnswer {
	return typeOf(value) === "location";
}

function isMedia(value: JsonValue): value is MediaAnswer {
	return typeOf(value) === "image" || typeOf(value) === "document";
}

function typeOf(value: JsonValue | undefined): JsonValue | undefined {
	if (typeof value !== "object" || value === null || Array.isArray(value))
		return undefined;
	return own(value as Readonly<Record<string, JsonValue>>, "type");
}

/** `Beit Zaytoun, Gouraud St (33.89470, 35.51750)`: five decimals are a metre. */
function printPlace({ latitude, longitude, name, address }: PlaceAnswer) {
	const point = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
	const label = [name, address].filter(Boolean).join(", ");
	return label === "" ? point : `${label} (${point})`;
}

/** A label in the first of these languages that it has, else in the first it has. */
export function labelInOneOf(
	label: ChoiceAnswer["label"],
	languages: readonly string[],
): string {
	if (typeof label === "string") return label;
	const wanted = languages.flatMap((one) => [one, baseOf(one)]);
	for (const language of wanted) {
		const text = own(label, language);
		if (text !== undefined) return text;
	}
	return Object.values(label)[0] ?? "";
}
