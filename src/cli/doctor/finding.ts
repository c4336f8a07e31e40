/** One thing that doctor looked at. */
export interface Finding {
	readonly about: string;
	/** `aside`: nothing to look at here, or worth knowing. */
	readonly state: "right" | "aside" | "wrong";
	readonly message: string;
	/** What to do; null where nothing has to be done. */
	readonly help: string | null;
}

/** All is well with it. */
export function right(about: string, message: string): Finding {
	return { about, state: "right", message, help: null };
}

/** Nothing is wrong, and somebody may want to know. */
export function aside(
	about: string,
	message: string,
	help: string | null = null,
): Finding {
	return { about, state: "aside", message, help };
}

/** Something is wrong, with what to do about it. */
export function wrong(about: string, message: string, help: string): Finding {
	return { about, state: "wrong", message, help };
}
