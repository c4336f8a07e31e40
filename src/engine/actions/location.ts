import { z } from "zod";
import { type CompiledAction, defineAction, type Site } from "../kinds.ts";
import { compileSingle } from "../say/compile-single.ts";
import { coordinateFindings } from "../say/coordinates.ts";
import { lengthFindings, whatsappLimits } from "../say/limits.ts";
import { type SingleText, singleTextSchema } from "../say/texts.ts";
import { hoursFindings } from "../say/texts-findings.ts";
import { number } from "../schema.ts";

/** A type, so that it counts as JSON data. */
type Location = {
	readonly latitude: number;
	readonly longitude: number;
	readonly name?: SingleText;
	readonly address?: SingleText;
};

const schema: z.ZodType<Location> = z
	.strictObject({
		latitude: number(),
		longitude: number(),
		name: singleTextSchema.optional(),
		address: singleTextSchema.optional(),
	})
	.transform(
		({ latitude, longitude, name, address }): Location => ({
			latitude,
			longitude,
			...(name === undefined ? {} : { name }),
			...(address === undefined ? {} : { address }),
		}),
	);

const labels = {
	name: { limit: whatsappLimits.locationName, what: "A place's name" },
	address: { limit: whatsappLimits.locationAddress, what: "An address" },
} as const;

/** Sends a place on the map. */
export const location = defineAction<Location>({
	key: "location",
	message: "free-form",
	summary: "Sends a place on the map.",
	example:
		'location: { latitude: 33.8947, longitude: 35.5175, name: "Beit Zaytoun", address: "Gouraud St" }',
	schema,
	findings: (spec, site) => [
		...coordinateFindings(spec, site.data.profile.timezone),
		...(["name", "address"] as const).flatMap((label) => [
			...lengthFindings(spec[label] ?? "", { ...labels[label], path: [label] }),
			...hoursFindings(spec[label] ?? "", site, [label]),
		]),
	],
	compile: compileLocation,
});

function compileLocation(spec: Location, site: Site): CompiledAction {
	const { latitude, longitude } = spec;
	const sayName = compileSingle(spec.name, site, labels.name.limit);
	const sayAddress = compileSingle(spec.address, site, labels.address.limit);
	return (situation) => {
		const name = sayName(situation);
		const { conversation } = name;
		const address = sayAddress({ ...situation, conversation });
		const message = {
			type: "location",
			latitude,
			longitude,
			...(name.text === "" ? {} : { name: name.text }),
			...(address.text === "" ? {} : { address: address.text }),
		} as const;
		return {
			taken: [message],
			messages: [message],
			conversation: address.conversation,
			emptied: [...name.emptied, ...address.emptied],
		};
	};
}
