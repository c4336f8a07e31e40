/** Where the token stays while the tab is open. */
const TOKEN = "marhaba-token";

/** An answer that was no success; `code` is the stable one of `/openapi.json`. */
export class ApiError extends Error {
	constructor(status, { code = "", detail = "", title = "" } = {}) {
		super(detail || title || `The server answered ${status}.`);
		this.status = status;
		this.code = code;
	}
}

/** Asks the server and gives its JSON. Asks the person for the token where the server wants one. Throws an {@link ApiError}. */
export async function ask(path, body) {
	const response = await request(path, {
		method: body === undefined ? "GET" : "POST",
		...(body !== undefined && {
			headers: { "content-type": "application/json" },
			body: JSON.stringify(body),
		}),
	});
	return response.json();
}

/** A response of the server, signed in. Throws an {@link ApiError}. */
export async function request(path, options = {}) {
	const response = await fetch(path, {
		...options,
		headers: { ...options.headers, ...credentials() },
	});
	if (response.ok) return response;
	const error = new ApiError(response.status, await problemOf(response));
	if (response.status !== 401) throw error;
	await signIn();
	return request(path, options);
}

function credentials() {
	const token = sessionStorage.getItem(TOKEN);
	return token === null ? {} : { authorization: `Bearer ${token}` };
}

async function problemOf(response) {
	try {
		return await response.json();
	} catch {
		return {};
	}
}

let asking = null;

/** Asks once, however many requests wait for it. */
function signIn() {
	asking ??= askForToken().finally(() => {
		asking = null;
	});
	return asking;
}

function askForToken() {
	const dialog = document.querySelector(".sign-in");
	const form = dialog.querySelector("form");
	form.querySelector(".wrong").hidden = sessionStorage.getItem(TOKEN) === null;
	form.reset();
	dialog.showModal();
	return new Promise((resolve) => {
		dialog.addEventListener(
			"close",
			() => {
				sessionStorage.setItem(TOKEN, form.elements.token.value);
				resolve();
			},
			{ once: true },
		);
	});
}
