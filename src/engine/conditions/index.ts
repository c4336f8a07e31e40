/** Every condition kind, one line each. */
export { any } from "./any.ts";
export { contactField } from "./contact-field.ts";
export { country } from "./country.ts";
export { dates } from "./dates.ts";
export { days } from "./days.ts";
export { field } from "./field.ts";
export { hours } from "./hours.ts";
export { inFlow } from "./in-flow.ts";
export { language } from "./language.ts";
export { message } from "./message.ts";
export { not } from "./not.ts";
export { tag } from "./tag.ts";
export { time } from "./time.ts";
