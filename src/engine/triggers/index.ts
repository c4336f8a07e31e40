/** Every trigger kind, one line each. */
export { button } from "./button.ts";
export { delivery } from "./delivery.ts";
export { event } from "./event.ts";
export { firstMessage } from "./first-message.ts";
export { keyword } from "./keyword.ts";
export { message } from "./message.ts";
export { noReplyFor } from "./no-reply-for.ts";
export { nothingMatched } from "./nothing-matched.ts";
export { regex } from "./regex.ts";
export { schedule } from "./schedule.ts";
