/** The number in an agent's public name: `a_3` → 3; null for anything else. */
export function agentNumber(name: string): number | null {
	const digits = /^a_(\d{1,15})$/.exec(name)?.[1];
	return digits === undefined ? null : Number(digits);
}
