import { makeTagger } from "./tag.ts";
import { arabic, arabizi } from "./words/dates-arabic.ts";
import { english } from "./words/dates-english.ts";
import { french } from "./words/dates-french.ts";

const tagger = makeTagger({
	en: [english],
	fr: [french],
	ar: [arabic, arabizi],
});

/** Writes what an answer says of days as tags: *le 25 décembre* → ` the n:25 m:12 `. */
export function dateTags(text: string, languages: readonly string[]): string {
	return TIDY.reduce(
		(tags, [pattern, replacement]) => tags.replace(pattern, replacement),
		tagger(text, languages),
	);
}

type Replacer = (...match: string[]) => string;

const TIDY: readonly (readonly [RegExp, Replacer])[] = [
	[/(?<= )k:(?=\d)/g, () => "n:"],
	// twenty-first, الحادي والعشرين
	[/(?<= )n:([23]0) (?:\/ )?w:([1-9])(?= )/g, (_, ten, one) => both(ten, one)],
	[/(?<= )w:([1-9]) and n:([23]0)(?= )/g, (_, one, ten) => both(ten, one)],
	// French and Arabic say *next* behind: in a week it is the one after this, of weekdays the one that comes.
	[
		/(?<= )(u:[dwmy]) (next|last|this)p(?= )/g,
		(_, unit, which) => `${which} ${unit}`,
	],
	[/(?<= )(wd:\d) nextp(?= )/g, (_, weekday) => `coming ${weekday}`],
	[/(?<= )(wd:\d) lastp(?= )/g, (_, weekday) => `last ${weekday}`],
	// Where they say it in front after all: le prochain vendredi.
	[/(?<= )nextp(?= wd:)/g, () => "coming"],
	[/(?<= )(next|last)p(?= (?:wd|u):)/g, (_, which) => `${which}`],
	// *mon*, *sun*, *mar* and *dim* are words of their own: they are days beside a date, or with nothing else.
	[
		/(?<= )(?<=^ (?:(?:on|the|this|next|coming|at) )*)ws:(\d)(?= (?:part )?$)/g,
		(_, day) => `wd:${day}`,
	],
	[/(?<= (?:next|this|coming|last) )ws:(\d)(?= )/g, (_, day) => `wd:${day}`],
	[
		/(?<= )ws:(\d)(?= nextp| part | (?:the |on )*[no]:\d+ )/g,
		(_, day) => `wd:${day}`,
	],
	[/(?<= [no]:\d+ )ws:(\d)(?= )/g, (_, day) => `wd:${day}`],
	[/(?<= )wd:(\d) nextp(?= )/g, (_, day) => `coming wd:${day}`],
	[/(?<= )ws:\d(?= )/g, () => "x"],
];

function both(ten = "0", one = "0"): string {
	return `w:${Number(ten) + Number(one)}`;
}
