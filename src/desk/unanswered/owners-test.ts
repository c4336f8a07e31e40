/** An item of a `*.test.yaml`: a rule answers a message. JSON's quotes are also YAML's. */
export function ownersTest(example: string, rule: string): string {
	return [
		`- test: ${JSON.stringify(example)}`,
		"  talk:",
		`    - customer: ${JSON.stringify(example)}`,
		`    - bot: { rule: ${JSON.stringify(rule)} }`,
		"",
	].join("\n");
}
