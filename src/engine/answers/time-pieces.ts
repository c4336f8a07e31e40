/* Pieces of the patterns that read times. */

/** A number in digits or in words. */
export const N = "[nk]";
/** Minutes that are told before or behind an hour. */
export const AMOUNT = `(?:${N}:3 )?quarter|half|third|${N}:\\d{1,2}(?: min)?`;
/** A part of the day. */
export const PART = "am|pm|night|lunch|noon|midnight";
/** What may stand behind an hour: *8 h in the evening*. */
export const BEHIND = `(?: h)?(?: (?:at|of|in|the))*(?: (?<part>${PART}))?`;
/** An hour as the group `hour`, noon and midnight as `fixed`. */
export const HOUR = `(?:${N}:(?<hour>\\d{1,2})|(?<fixed>noon|midnight))`;
/** What makes the number in front no hour does not follow. */
export const NO_COUNT = "(?! (?:pl|min|quarter|half) )";

/** `7.30` */
export const DOTTED = "d:(?<hour>\\d{1,2})\\.(?<minute>\\d\\d)(?:[:.]\\d\\d)?";
