/** Every action kind, one line each. */
export { forget } from "./forget.ts";
export { image } from "./image.ts";
export { location } from "./location.ts";
export { markRead } from "./mark-read.ts";
export { set } from "./set.ts";
export { silent } from "./silent.ts";
export { tag } from "./tag.ts";
export { template } from "./template.ts";
export { text } from "./text.ts";
export { untag } from "./untag.ts";
export { wait } from "./wait.ts";
