/** The places at which the chaos tests let the process die. */
export type FailpointName =
	| "before-commit"
	| "after-commit"
	| "before-send"
	| "after-send"
	| "after-settle";

/** Passes a named place; may not come back. */
export type Failpoint = (name: FailpointName) => void;

/**
 * Reads `CRASH_AT=after-commit:17`: the process kills itself at the 17th passing of that place (the first, without a number),
 * as hard as the power going out. Without a value nothing ever happens.
 */
export function failpointFrom(value: string | undefined): Failpoint {
	if (value === undefined || value === "") return () => {};
	const [place, count] = value.split(":");
	let left = Number(count ?? 1);
	return (name) => {
		if (name !== place) return;
		left -= 1;
		if (left === 0) process.kill(process.pid, "SIGKILL");
	};
}
