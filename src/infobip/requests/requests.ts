import type { z } from "zod";
import { carousel } from "./carousel.ts";
import { multiProduct, orderStatus, product } from "./catalogue.ts";
import { contact } from "./contact.ts";
import { flow, voiceButton } from "./flow.ts";
import {
	authenticationRequest,
	buttons,
	callPermissionRequest,
	contactInfoRequest,
	list,
	locationRequest,
	urlButton,
} from "./interactive.ts";
import { location } from "./location.ts";
import { audio, document, image, sticker, video } from "./media.ts";
import { orderDetails } from "./order-details.ts";
import { template } from "./template.ts";
import { text } from "./text.ts";

/**
 * Every kind of message that can be sent, with what the API demands of it: the limits are Infobip's own (OpenAPI document
 * 3.210.0 of 23 July 2026). The client refuses by these before the network, the emulator by the same behind it.
 */
export const requests = {
	text,
	image,
	document,
	audio,
	video,
	sticker,
	location,
	contact,
	buttons,
	list,
	urlButton,
	locationRequest,
	contactInfoRequest,
	callPermissionRequest,
	authenticationRequest,
	flow,
	voiceButton,
	product,
	multiProduct,
	orderDetails,
	orderStatus,
	carousel,
	template,
} as const;

/** The name of a kind of message, e.g. `text`. */
export type RequestName = keyof typeof requests;

/** What a kind of message takes: Infobip's own request, envelope and content. */
export type RequestOf<Name extends RequestName> = z.input<
	(typeof requests)[Name]
>;
