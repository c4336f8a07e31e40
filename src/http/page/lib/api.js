/** An answer that was no success; `code` is the stable one of `/openapi.json`. */
export class ApiError extends Error {
	constructor(status, problem = {}) {
		const { code = "", detail = "", title = "" } = problem;
		super(detail || title || `The server answered ${status}.`);
		this.status = status;
		this.code = code;
		this.problem = problem;
	}
}

let signIn = () => Promise.reject(new Error("Nobody can sign in here."));

/** Says how a person is asked who they are, when the server wants to know. */
export function signInWith(asking) {
	signIn = asking;
}

/**
 * Asks the server and gives its JSON; null where it answers without one. Throws an {@link ApiError}.
 *
 * @param {string} path
 * @param {{ method?: string, body?: unknown, headers?: Record<string, string> }} [options]
 */
export async function ask(path, options) {
	const response = await request(path, options);
	const text = await response.text();
	return text === "" ? null : JSON.parse(text);
}

/** Sends JSON and gives what comes back. Throws an {@link ApiError}. */
export function send(path, body, options = {}) {
	return ask(path, { method: "POST", ...options, body });
}

/**
 * The response itself, signed in; `body` is sent as JSON, `file` as it is: the session is a cookie that scripts cannot read. Who is not signed in is asked, unless `asks` is
 * false. Throws an {@link ApiError}.
 */
export async function request(path, options = {}) {
	const { body, file, headers, asks = true, ...rest } = options;
	const response = await fetch(path, {
		...rest,
		headers: {
			...(body !== undefined && { "content-type": "application/json" }),
			...headers,
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
		...(file && { body: file }),
	});
	if (response.ok) return response;
	const error = new ApiError(response.status, await problemOf(response));
	if (response.status !== 401 || !asks) throw error;
	await signIn();
	return request(path, options);
}

async function problemOf(response) {
	try {
		return await response.json();
	} catch {
		return {};
	}
}

/** A path with its query: `withQuery("/api/conversations", { q, cursor })`; what is empty is left out. */
export function withQuery(path, query) {
	const filled = Object.entries(query).filter(
		([, value]) => value !== null && value !== undefined && value !== "",
	);
	return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`;
}
