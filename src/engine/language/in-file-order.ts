import type { Problem } from "../model.ts";

/** Problems as somebody meets who reads the files in their order from top to bottom. */
export function inFileOrder(
	problems: readonly Problem[],
	files: readonly { readonly name: string }[],
): readonly Problem[] {
	const order = new Map(files.map(({ name }, index) => [name, index]));
	const place = ({ file }: Problem) => order.get(file) ?? 0;
	return problems.toSorted(
		(one, other) =>
			place(one) - place(other) ||
			one.line - other.line ||
			one.column - other.column ||
			one.severity.localeCompare(other.severity) ||
			one.code.localeCompare(other.code),
	);
}
