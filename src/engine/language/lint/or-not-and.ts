import type { Draft } from "../draft.ts";
import { tell, under } from "../here.ts";

/** `or-not-and`: keywords beside a trigger that fits every text anyway. Keys under `when` are "or". */
export function orNotAnd({ rules }: Draft): void {
	for (const { data, here } of rules) {
		const keys = data.when.map(({ key }) => key);
		const words = keys.find((key) => key === "keyword" || key === "regex");
		const wide = data.when.find(isWide)?.key;
		if (words === undefined || wide === undefined) continue;
		const written = wide === "message" ? "message: text" : wide;
		tell(
			under(here, "when", wide),
			{
				code: "or-not-and",
				severity: "warning",
				message: `Under \`when\` any one is enough: \`${written}\` starts this rule without the ${words} too.`,
				help:
					wide === "message"
						? `Take \`message\` away: \`${words}\` reads texts anyway. What must hold as well goes under \`if\`.`
						: `Make two rules, or take \`${wide}\` away. What must hold as well goes under \`if\`.`,
			},
			true,
		);
	}
}

function isWide({
	key,
	spec,
}: Draft["rules"][number]["data"]["when"][number]): boolean {
	if (key === "first_message") return true;
	const types = Array.isArray(spec) ? spec : [spec];
	return (
		key === "message" && types.some((type) => type === "text" || type === "any")
	);
}
