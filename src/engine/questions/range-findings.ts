import type { Finding } from "../model.ts";

/** `wrong-value` where the least is more than the most: no answer would do. */
export function rangeFindings<Value extends string | number>(
	least: Value | undefined,
	most: Value | undefined,
	keys: readonly [least: string, most: string],
): readonly Finding[] {
	if (least === undefined || most === undefined || least <= most) return [];
	return [
		{
			path: [keys[1]],
			code: "wrong-value",
			severity: "error",
			message: `No answer is at least ${least} and at most ${most}.`,
			help: `Let \`${keys[0]}\` be less than \`${keys[1]}\`.`,
		},
	];
}
