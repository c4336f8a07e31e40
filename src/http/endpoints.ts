import { addPictureEndpoint } from "./api/add-picture.ts";
import { agentEndpoints } from "./api/agents.ts";
import { auditEndpoint } from "./api/audit.ts";
import { careEndpoints } from "./api/care.ts";
import { changeContactEndpoint } from "./api/change-contact.ts";
import { conversationEndpoints } from "./api/conversations.ts";
import { customerMediaEndpoint } from "./api/customer-media.ts";
import { decisionEndpoints } from "./api/decisions.ts";
import { demoEndpoints } from "./api/demo-customer.ts";
import { eraseContactEndpoint } from "./api/erase-contact.ts";
import { eventEndpoint } from "./api/events.ts";
import { explainEndpoints } from "./api/explain.ts";
import { exportContactEndpoint } from "./api/export-contact.ts";
import { handoffEndpoints } from "./api/handoff.ts";
import { healthDetailEndpoint } from "./api/health-detail.ts";
import { messageEndpoint } from "./api/messages.ts";
import { noteEndpoints } from "./api/notes.ts";
import { readEndpoint } from "./api/read.ts";
import { ruleEndpoints } from "./api/rules.ts";
import { searchEndpoint } from "./api/search.ts";
import { sessionEndpoints } from "./api/session.ts";
import { simulateEndpoints } from "./api/simulate.ts";
import { statsEndpoint } from "./api/stats.ts";
import { templateEndpoints } from "./api/templates.ts";
import { transcriptEndpoint } from "./api/transcript.ts";
import { typingEndpoints } from "./api/typing.ts";
import { unansweredEndpoints } from "./api/unanswered.ts";
import { docsEndpoints } from "./docs-page.ts";
import type { Endpoint } from "./endpoint.ts";
import { healthEndpoints } from "./health.ts";
import { mediaEndpoint } from "./media.ts";
import { once } from "./once.ts";
import { openapiDocument } from "./openapi.ts";
import type { HttpOptions } from "./options.ts";
import { pageEndpoints } from "./page-files.ts";
import type { HttpParts } from "./parts.ts";
import type { Rejections } from "./rejections.ts";
import { webhook } from "./webhook.ts";

/** Everything that is served, one line each; `/openapi.json` and the 405s follow from it. */
export function allEndpoints(
	options: HttpOptions,
	parts: HttpParts,
): readonly Endpoint[] {
	const described: readonly Endpoint[] = [
		webhookEndpoint(options, parts.refused),
		parts.streams.endpoint,
		messageEndpoint(options, parts),
		eventEndpoint(options, parts),
		...explainEndpoints(options),
		...simulateEndpoints(options),
		...demoEndpoints(options),
		...ruleEndpoints(options, parts),
		...sessionEndpoints(options, parts),
		...conversationEndpoints(options, parts),
		transcriptEndpoint(options),
		...careEndpoints(options, parts),
		...typingEndpoints(options, parts),
		...noteEndpoints(options, parts),
		searchEndpoint(options),
		...agentEndpoints(options),
		auditEndpoint(options),
		changeContactEndpoint(options),
		eraseContactEndpoint(options),
		exportContactEndpoint(options),
		...handoffEndpoints(options),
		readEndpoint(options),
		...decisionEndpoints(options),
		statsEndpoint(options),
		...unansweredEndpoints(options),
		healthDetailEndpoint(options, parts.isDraining),
		customerMediaEndpoint(options),
		addPictureEndpoint(options),
		...templateEndpoints(options),
		mediaEndpoint(options),
		...healthEndpoints(options, parts.isDraining),
	];
	return [
		...described,
		openapiEndpoint(described, options),
		...docsEndpoints(described, options.version),
		...pageEndpoints(),
	];
}

function webhookEndpoint(options: HttpOptions, refused: Rejections): Endpoint {
	return {
		method: "post",
		path: "/webhook/infobip",
		summary: "Takes every Infobip event: messages, reports, notices.",
		answer: { status: 200, about: "On disk.", type: "text/plain" },
		problems: [
			"not-json",
			"not-an-object",
			"body-cut",
			"not-signed-in",
			"body-too-large",
			"body-too-deep",
			"too-many-items",
			"unsupported-encoding",
			"store-unavailable",
		],
		handle: webhook(options, refused),
	};
}

function openapiEndpoint(
	described: readonly Endpoint[],
	{ version }: HttpOptions,
): Endpoint {
	const document = once(() =>
		JSON.stringify(openapiDocument(described, version)),
	);
	return {
		method: "get",
		path: "/openapi.json",
		summary: "This document.",
		answer: { status: 200, about: "OpenAPI 3.1." },
		problems: [],
		handle: (c) =>
			c.body(document(), 200, { "content-type": "application/json" }),
	};
}
