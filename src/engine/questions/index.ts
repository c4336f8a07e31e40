/** Every type of answer a question can ask for, one line each. */
export { choice } from "./choice.ts";
export { date } from "./date.ts";
export { document } from "./document.ts";
export { email } from "./email.ts";
export { image } from "./image.ts";
export { location } from "./location.ts";
export { number } from "./number.ts";
export { phone } from "./phone.ts";
export { text } from "./text.ts";
export { time } from "./time.ts";
export { yesNo } from "./yes-no.ts";
