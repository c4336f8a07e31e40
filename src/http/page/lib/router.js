/** `#/conversations/c_812` → `["conversations", "c_812"]`; an empty or strange hash gives `[]`. */
export function routeOf(hash) {
	return hash
		.replace(/^#\/?/, "")
		.split("/")
		.filter((part) => part !== "")
		.map(decoded);
}

/** The address of a place in the page: `hrefOf("conversations", "c_812")`. */
export function hrefOf(...parts) {
	return `#/${parts.map(encodeURIComponent).join("/")}`;
}

/** Goes there. */
export function go(...parts) {
	location.hash = hrefOf(...parts);
}

function decoded(part) {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
