import { z } from "zod";
import { message, messageWithLinks } from "./envelope.ts";
import { sized, webAddress } from "./fields.ts";

const captioned = z.object({
	mediaUrl: webAddress(),
	caption: sized(0, 3000).optional(),
});

/** `POST /whatsapp/1/message/image`: JPEG or PNG up to 5 MB. */
export const image = messageWithLinks(captioned);

/** `POST /whatsapp/1/message/video`: MP4 or 3GPP up to 16 MB. */
export const video = messageWithLinks(captioned);

/** `POST /whatsapp/1/message/document`: any type up to 100 MB. */
export const document = messageWithLinks(
	captioned.extend({ filename: sized(0, 240).optional() }),
);

/** `POST /whatsapp/1/message/audio`: AAC, AMR, MP3, MP4, OPUS up to 16 MB; a voice note is OGG with OPUS. */
export const audio = message(
	z.object({ mediaUrl: webAddress(), voice: z.boolean().optional() }),
);

/** `POST /whatsapp/1/message/sticker`: WebP, 512 × 512. */
export const sticker = message(z.object({ mediaUrl: webAddress() }));
