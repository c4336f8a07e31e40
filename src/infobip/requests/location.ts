import { z } from "zod";
import { message } from "./envelope.ts";
import { sized, within } from "./fields.ts";

/** `POST /whatsapp/1/message/location` */
export const location = message(
	z.object({
		latitude: within(-90, 90),
		longitude: within(-180, 180),
		name: sized(0, 1000).optional(),
		address: sized(0, 1000).optional(),
	}),
);
