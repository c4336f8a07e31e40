/** The disk or the database said no. */
export class StoreError extends Error {
	override readonly name = "StoreError";
	/** `busy` and `full` pass; `broken` does not. */
	readonly code: "busy" | "full" | "broken";

	constructor(
		message: string,
		options: { readonly code: StoreError["code"]; readonly cause?: unknown },
	) {
		super(message, { cause: options.cause });
		this.code = options.code;
	}
}
