/** Every error of the HTTP side: its stable code, its status and its title. `docs/` and `/openapi.json` come from this table. */
export const httpProblems = {
	"not-json": { status: 400, title: "The body is not JSON" },
	"not-an-object": { status: 400, title: "The body is not a JSON object" },
	"body-cut": { status: 400, title: "The body ended early" },
	"wrong-value": { status: 400, title: "A value is wrong" },
	"bad-cursor": { status: 400, title: "The cursor is not one of ours" },
	"bad-limit": { status: 400, title: "The limit is out of range" },
	"bad-message": { status: 400, title: "The message cannot be sent" },
	"which-sender": { status: 400, title: "Several senders fit" },
	"unknown-sender": { status: 400, title: "No such sender" },
	"not-signed-in": { status: 401, title: "Credentials are missing or wrong" },
	"too-many-attempts": { status: 401, title: "Too many wrong tokens" },
	"local-only": { status: 403, title: "Only from this machine" },
	"cross-site": { status: 403, title: "Another site asked" },
	"not-allowed": { status: 403, title: "Only an admin may do that" },
	"not-found": { status: 404, title: "There is nothing here" },
	"unknown-contact": { status: 404, title: "No such contact" },
	"unknown-decision": { status: 404, title: "No such decision" },
	"unknown-agent": { status: 404, title: "No such agent" },
	"unknown-note": { status: 404, title: "No such note" },
	"unknown-version": { status: 404, title: "No such version" },
	"method-not-allowed": { status: 405, title: "Not with this method" },
	"nothing-to-read": { status: 409, title: "There is no message to mark" },
	"being-answered": { status: 409, title: "A colleague is answering" },
	"name-taken": { status: 409, title: "Somebody has that name" },
	"file-exists": { status: 409, title: "There is a file of that name" },
	"no-public-url": { status: 409, title: "PUBLIC_URL is missing" },
	"cannot-replay": { status: 409, title: "It cannot be decided again" },
	"rules-changed": { status: 412, title: "The rules have changed meanwhile" },
	"body-too-large": { status: 413, title: "The body is too large" },
	"body-too-deep": { status: 413, title: "The body is nested too deeply" },
	"too-many-items": { status: 413, title: "The body holds too many items" },
	"unsupported-encoding": {
		status: 415,
		title: "Compressed bodies are not read",
	},
	"unsupported-type": { status: 415, title: "The body must be JSON" },
	"picture-refused": { status: 415, title: "WhatsApp takes no such picture" },
	"rules-refused": { status: 422, title: "The rules have errors" },
	"tests-refused": { status: 422, title: "The tests have errors" },
	"if-match-missing": { status: 428, title: "If-Match is missing" },
	"too-many-headers": { status: 431, title: "Too many headers" },
	"internal-error": { status: 500, title: "Something broke on our side" },
	"not-available": { status: 501, title: "This server does not offer that" },
	"provider-refused": { status: 502, title: "Infobip said no" },
	"store-unavailable": { status: 503, title: "It cannot be stored now" },
	"tests-stopped": { status: 503, title: "The tests gave no result" },
	"not-ready": { status: 503, title: "Not ready" },
} as const;

export type HttpProblemCode = keyof typeof httpProblems;

/** Whether something is one of our codes. */
export function isProblemCode(code: unknown): code is HttpProblemCode {
	return typeof code === "string" && Object.hasOwn(httpProblems, code);
}

/** What a problem says beyond its code. */
export interface ProblemDetails {
	/** What happened and what would be right, for a person. */
	readonly detail?: string;
	/** Further members of the answer, e.g. `problems`. */
	readonly more?: Readonly<Record<string, unknown>>;
	readonly headers?: Readonly<Record<string, string>>;
}

/** An error that is an answer. Handlers throw it; the app turns it into `application/problem+json` (RFC 9457). */
export class HttpProblem extends Error {
	override readonly name = "HttpProblem";
	readonly code: HttpProblemCode;
	readonly details: ProblemDetails;

	constructor(code: HttpProblemCode, details: ProblemDetails = {}) {
		super(details.detail ?? httpProblems[code].title);
		this.code = code;
		this.details = details;
	}
}

/**
 * The answer to a problem.
 *
 * @example
 * `{"type": "about:blank", "title": "No such contact", "status": 404, "code": "unknown-contact", "detail": "…"}`
 */
export function problemResponse(
	code: HttpProblemCode,
	{ detail, more = {}, headers = {} }: ProblemDetails = {},
): Response {
	const { status, title } = httpProblems[code];
	const body = { type: "about:blank", title, status, code, detail, ...more };
	return new Response(JSON.stringify(body), {
		status,
		headers: { "content-type": "application/problem+json", ...headers },
	});
}
