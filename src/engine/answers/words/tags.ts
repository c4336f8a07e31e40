/**
 * A table of phrases by their tag; each line is a list with commas. A tag stands for a meaning that the languages share:
 * `day:1` is tomorrow, `wd:4` Friday (Monday is 0), `m:12` December. A tag may be several: `n:2 u:w` for *a fortnight*.
 */
export type TagTable = Readonly<Record<string, string>>;
