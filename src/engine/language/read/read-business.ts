import { z } from "zod";
import { isTimezone } from "../../calendar/zone.ts";
import type { BusinessProfile } from "../../model.ts";
import { fail, object, oneOrMany, text } from "../../schema.ts";
import { wrongTemplateName } from "../../template/template-name.ts";
import { type Here, nodeOf, read, tell, under } from "../here.ts";
import { didYouMean, nearest } from "../nearest.ts";
import { readHolidays, readHours } from "./read-hours.ts";
import { phonesSchema } from "./schemas.ts";

/** What `business` has of its own; other keys are the owner's, for `{business.…}`. */
export const businessKeys = [
	"name",
	"timezone",
	"languages",
	"hours",
	"holidays",
	"staff",
] as const;

/** A business of which a file says nothing. */
const nobody: BusinessProfile = {
	name: "",
	timezone: "UTC",
	languages: ["en"],
	hours: null,
	holidays: [],
	staff: { numbers: [], template: null },
	more: {},
};

/** The profile, and whether its time zone was said: without one, nothing that looks at the clock is right. */
export interface ReadBusiness {
	readonly profile: BusinessProfile;
	readonly timezone: string | null;
}

/** Reads `business`. */
export function readBusiness(here: Here | undefined): ReadBusiness {
	if (here === undefined) return { profile: nobody, timezone: null };
	const node = nodeOf(here);
	if (node?.type !== "map") {
		tell(here, {
			code: "wrong-value",
			message: "`business` should be lines such as name, timezone and hours.",
			help: "Write name: Beit Zaytoun on a line of its own below it, indented by two spaces.",
		});
		return { profile: nobody, timezone: null };
	}
	const has = (key: string) => node.entries.some((entry) => entry.key === key);
	const at = (key: string) => under(here, key);
	const timezone = has("timezone") ? readTimezone(at("timezone")) : null;
	const profile: BusinessProfile = {
		name: (has("name") ? read(at("name"), text(), '"name"') : "") ?? "",
		timezone: timezone ?? nobody.timezone,
		languages: has("languages")
			? readLanguages(at("languages"))
			: nobody.languages,
		hours: has("hours") ? readHours(at("hours")) : null,
		holidays: has("holidays") ? readHolidays(at("holidays")) : [],
		staff: has("staff") ? readStaff(at("staff"), timezone) : nobody.staff,
		more: readMore(here),
	};
	return { profile, timezone };
}

function readTimezone(here: Here): string | null {
	const written = read(here, text(), '"timezone"');
	if (written === undefined) return null;
	const timezone = written.trim();
	if (isTimezone(timezone)) return timezone;
	const meant = nearestTimezone(timezone);
	tell(here, {
		code: "bad-timezone",
		message: `"${timezone}" is not a time zone.`,
		help:
			meant === null
				? "Write the continent and a large city, as in Asia/Beirut or Europe/Paris."
				: `Did you mean "${meant}"?`,
	});
	return null;
}

/** `Beirut`, `asia/beyrouth`, `Africa/Tunes`. */
function nearestTimezone(written: string): string | null {
	const zones = Intl.supportedValuesOf("timeZone");
	const city = (zone: string) => zone.split("/").at(-1)?.toLowerCase() ?? "";
	const typed = city(written.replaceAll(" ", "_"));
	return (
		zones.find((zone) => city(zone) === typed) ??
		nearest(written, zones) ??
		zones.find((zone) => city(zone) === nearest(typed, zones.map(city))) ??
		null
	);
}

const languageNames: Readonly<Record<string, string>> = {
	english: "en",
	arabic: "ar",
	french: "fr",
	français: "fr",
	العربية: "ar",
	spanish: "es",
	german: "de",
	turkish: "tr",
	armenian: "hy",
};

function readLanguages(here: Here): BusinessProfile["languages"] {
	const written = read(here, languagesSchema, '"languages"');
	const [first, ...more] = written ?? nobody.languages;
	return first === undefined ? nobody.languages : [first, ...more];
}

const languagesSchema = oneOrMany(
	text().superRefine((code, context) => {
		if (isLanguage(code)) return;
		const meant = languageNames[code.toLowerCase()];
		context.addIssue({
			code: "custom",
			message: `"${code}" is not the code of a language.`,
			params: {
				code: "wrong-value",
				help: meant
					? `Did you mean "${meant}"?`
					: "Write two letters: en, ar, fr. The first is the default.",
			},
		});
	}),
).refine((codes) => new Set(codes).size === codes.length, {
	error: "A language stands here twice.",
	params: { code: "wrong-value", help: "Keep one of them." },
});

function isLanguage(code: string): boolean {
	if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(code)) return false;
	const name = new Intl.DisplayNames("en", { type: "language" });
	return name.of(code) !== code;
}

function readStaff(
	here: Here,
	timezone: string | null,
): BusinessProfile["staff"] {
	const staff = read(here, staffSchema(timezone), '"staff"');
	return staff ?? nobody.staff;
}

/** `["+961 70 123 456"]`, or with the template for staff who have not written for a day. */
export function staffSchema(
	timezone: string | null,
): z.ZodType<BusinessProfile["staff"]> {
	return z.union([
		phonesSchema(timezone).transform((numbers) => ({
			numbers,
			template: null,
		})),
		object({
			numbers: phonesSchema(timezone),
			template: templateName.optional(),
		}).transform(({ numbers, template = null }) => ({ numbers, template })),
	]);
}

const templateName = text().transform((name, context) => {
	const wrong = wrongTemplateName(name);
	if (wrong === null) return name;
	const { message, help } = wrong;
	const problem = { code: "whatsapp-limit", message } as const;
	return fail(context, help === null ? problem : { ...problem, help });
});

function readMore(here: Here): BusinessProfile["more"] {
	const node = nodeOf(here);
	if (node?.type !== "map") return {};
	const present = node.entries.map(({ key }) => key);
	const free = businessKeys.filter((key) => !present.includes(key));
	const own = present.filter(
		(key) => !(businessKeys as readonly string[]).includes(key),
	);
	const entries = own.flatMap((key) => {
		warnTypo(under(here, key), key, free);
		const value = read(under(here, key), text(), `"${key}"`);
		return value === undefined ? [] : [[key, value] as const];
	});
	return Object.fromEntries(entries);
}

function warnTypo(here: Here, key: string, free: readonly string[]): void {
	const help = didYouMean(key, free);
	if (help === null) return;
	tell(
		here,
		{
			code: "unknown-key",
			severity: "warning",
			message: `"${key}" only fills {business.${key}}; it has no meaning of its own.`,
			help,
		},
		true,
	);
}
