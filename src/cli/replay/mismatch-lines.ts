import type { Mismatch, Verified } from "../../desk/replay/verify-decisions.ts";
import { colours } from "../output.ts";

/** One mismatch for people. */
export function mismatchLines(mismatch: Mismatch): readonly string[] {
	const { decision, at, part, stored, again, engine } = mismatch;
	const time = new Date(at).toISOString().slice(0, 19).replace("T", " ");
	return [
		`${colours.dim(`${decision}  ${time}`)}  ${part} differs${engine === null ? "" : ` (decided by ${engine})`}`,
		colours.red(`  - ${stored}`),
		colours.green(`  + ${again}`),
	];
}

/** `412 decisions made again, all the same.` */
export function verifiedLines(verified: Verified): readonly string[] {
	const { decisions, mismatched, byOthers, differingByOthers } = verified;
	const { withoutRules, erased, failed } = verified;
	const count = `${decisions} ${decisions === 1 ? "decision" : "decisions"} made again`;
	return [
		mismatched === 0
			? `${count}, all the same.`
			: `${count}, ${mismatched} of them came out otherwise.`,
		...(byOthers > 0
			? [
					`${byOthers} that other versions made: ${differingByOthers} would come out otherwise now.`,
				]
			: []),
		...(withoutRules > 0
			? [`${withoutRules} left out: their rules are gone.`]
			: []),
		...(erased > 0 ? [`${erased} left out: their contact was erased.`] : []),
		...(failed > 0 ? [`${failed} left out: deciding had broken down.`] : []),
	];
}
