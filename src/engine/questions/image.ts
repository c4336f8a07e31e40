import { z } from "zod";
import { defineQuestion } from "../kinds.ts";
import { mediaThatCame } from "./media.ts";

/** A picture. */
export const image = defineQuestion({
	key: "image",
	summary: "A picture the customer sends.",
	example: 'ask: "A photo of the damage, please.", save_as: photo, type: image',
	own: z.strictObject({}),
	compile: () => ({ read: (situation) => mediaThatCame(situation, "image") }),
});
