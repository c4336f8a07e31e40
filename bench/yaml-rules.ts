/** What kind of trigger the rules have. */
export type Shape = "keyword" | "regex";

/** So many rules as an owner writes them; each answers to `topic…` of its own number. */
export function keywordRules(
	count: number,
	shape: Shape = "keyword",
	action = 'text: "We know all about that."',
): string {
	const rules = Array.from(
		{ length: count },
		(_, at) =>
			`  - name: rule ${at}\n    when: { ${triggerOf(shape, at)} }\n    do:\n      - ${action}\n`,
	);
	return `version: 1
business: { name: Benchmark, timezone: Asia/Beirut, languages: [en] }
settings: { mark_read: false, brake: "off" }
rules:
${rules.join("")}`;
}

function triggerOf(shape: Shape, at: number): string {
	return shape === "keyword"
		? `keyword: [topic${at}, matter${at}, "subject ${at} of mine"]`
		: `regex: '(?:^|\\s)topic${at}\\s*#?(?<number>[0-9]{1,6})?'`;
}
