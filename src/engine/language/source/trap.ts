import type { ProblemCode } from "../../model.ts";
import type { Edit } from "./edits.ts";

/** Something that YAML would read in another way than it was meant, found before YAML reads it. */
export interface Trap {
	/** The stretch to underline. */
	readonly start: number;
	readonly end: number;
	readonly code: ProblemCode;
	readonly severity: "error" | "warning";
	readonly message: string;
	/** What to do; where the line can be put right, the corrected line follows. */
	readonly help: string;
	/** What makes the line mean what was meant, so that reading can go on. */
	readonly edits: Edit[];
	/** The corrected line belongs under the help. */
	readonly showLine: boolean;
	/** It was only about the column of a line. */
	readonly indent?: boolean;
	/** Its edits leave something out of the file: what others miss may stand there. */
	readonly leavesOut?: boolean;
}

/** Nothing of the file can be read. */
export class Unreadable extends Error {
	readonly start: number;
	readonly end: number;
	readonly code: ProblemCode;
	readonly help: string;

	constructor(
		message: string,
		place: {
			readonly code: ProblemCode;
			readonly start: number;
			readonly end: number;
			readonly help: string;
		},
	) {
		super(message);
		this.start = place.start;
		this.end = place.end;
		this.code = place.code;
		this.help = place.help;
	}
}
