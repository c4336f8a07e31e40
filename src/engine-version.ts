import { version } from "./version.ts";

/** What decisions hang on beside their input: this package, ICU (folding, formats) and the time zones. */
export const engineVersion = `marhaba ${version}, icu ${process.versions.icu}, tz ${process.versions.tz}`;
