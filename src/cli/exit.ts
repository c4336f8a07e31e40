/** What the command line answers the shell with. */
export const exitCode = {
	ok: 0,
	problems: 1,
	usage: 2,
	configuration: 3,
	refused: 4,
	network: 5,
	interrupted: 130,
} as const;

/** A command cannot go on; its message is for a person and ends with what to do. */
export class CommandError extends Error {
	override readonly name = "CommandError";
	readonly exitCode: number;

	constructor(
		message: string,
		code: keyof typeof exitCode,
		options?: { readonly cause?: unknown },
	) {
		super(message, options);
		this.exitCode = exitCode[code];
	}
}
