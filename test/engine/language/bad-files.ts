/** A rules file that must be refused, and where its first mistake is told. */
export interface BadFile {
	/** The rows of the list of bad inputs, and what is wrong. */
	readonly name: string;
	readonly text: string;
	readonly code: string;
	/** Line and column. */
	readonly at: string;
}

const head = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
`;
const rest = "  - { name: rest, when: nothing_matched, reply: Sorry? }\n";

/** A file whose one rule, from line 4 on, has this. */
const rule = (...lines: readonly string[]) =>
	`${head}rules:\n  - name: menu\n${lines.map((line) => `    ${line}\n`).join("")}${rest}`;
const when = (trigger: string) => rule(`when: { ${trigger} }`, "reply: Here");
const doing = (action: string) => rule("when: { keyword: menu }", action);

/** One mistake of each sort, each in a file of its own. */
export const badFiles: readonly BadFile[] = [
	{ name: "B32: an empty file", text: "", code: "no-rules", at: "1:1" },
	{
		name: "B32: nothing but comments",
		text: "# nothing\n# yet\n",
		code: "no-rules",
		at: "1:1",
	},
	{
		name: "B32: nothing but blanks",
		text: "  \n\n",
		code: "no-rules",
		at: "1:1",
	},
	{
		name: "B32: nothing but a mark",
		text: "---\n",
		code: "no-rules",
		at: "1:1",
	},
	{
		name: "B32: a list of no rules",
		text: `${head}rules: []\n`,
		code: "no-rules",
		at: "1:1",
	},
	{
		name: "B33: a tab in front of a line",
		text: `${head}rules:\n\t- name: menu\n`,
		code: "text-lost",
		at: "4:1",
	},
	{
		name: "B33: a quote that is never closed",
		text: doing('reply: "Here'),
		code: "yaml-syntax",
		at: "6:12",
	},
	{
		name: "B33: a colon too many",
		text: rule("when: a: b: c", "reply: Here"),
		code: "text-lost",
		at: "5:11",
	},
	{
		name: "B33: a bracket that is never closed",
		text: when("keyword: [menu, card"),
		code: "yaml-syntax",
		at: "5:34",
	},
	{
		name: "B33: a brace that is never closed",
		text: rule("when: { keyword: menu", "reply: Here"),
		code: "yaml-syntax",
		at: "5:25",
	},
	{
		name: "B34: a key twice",
		text: doing("reply: Here\n    reply: There"),
		code: "yaml-syntax",
		at: "7:5",
	},
	{
		name: "B34: a name twice",
		text: doing("reply: Here").replace("name: rest", "name: menu"),
		code: "duplicate-name",
		at: "7:13",
	},
	{
		name: "B35: two documents",
		text: `${doing("reply: Here")}---\n${doing("reply: There")}`,
		code: "yaml-syntax",
		at: "8:1",
	},
	{
		name: "B36: NUL",
		text: doing("reply: He\0re"),
		code: "yaml-syntax",
		at: "6:14",
	},
	{
		name: "B36: UTF-16",
		text: "\ufffd\ufffdr\0u\0l\0e\0s\0:\0",
		code: "yaml-syntax",
		at: "1:1",
	},
	{
		name: "B36: garbage behind the end",
		text: `${doing("reply: Here")}}}}\n`,
		code: "yaml-syntax",
		at: "8:1",
	},
	{
		name: "B38: an alias bomb",
		text: "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
		code: "unknown-key",
		at: "1:1",
	},
	{
		name: "B38: an alias of itself",
		text: "rules: &a [*a]\n",
		code: "yaml-syntax",
		at: "1:8",
	},
	{
		name: "B38: an alias of nothing",
		text: doing("reply: *nobody"),
		code: "text-lost",
		at: "6:12",
	},
	{
		name: "B39: 350 question marks",
		text: `${"? ".repeat(350)}x`,
		code: "text-lost",
		at: "1:1",
	},
	{
		name: "B39: 5,000 dashes",
		text: `${"- ".repeat(5_000)}x`,
		code: "too-large",
		at: "1:65",
	},
	{
		name: "B39: 20,000 brackets",
		text: "[".repeat(20_000),
		code: "too-large",
		at: "1:33",
	},
	{
		name: "B39: maps 500 deep",
		text: Array.from(
			{ length: 500 },
			(_, level) => `${" ".repeat(level)}a:`,
		).join("\n"),
		code: "too-large",
		at: "34:34",
	},
	{
		name: "B40: a function",
		text: doing("reply: !!js/function 'x'"),
		code: "yaml-syntax",
		at: "6:12",
	},
	{
		name: "B40: binary data",
		text: doing("reply: !!binary aGk="),
		code: "yaml-syntax",
		at: "6:12",
	},
	{
		name: "B40: a type of its own",
		text: doing("reply: !mine Here"),
		code: "text-lost",
		at: "6:12",
	},
	{
		name: "B40: another YAML",
		text: `%YAML 1.1\n---\n${doing("reply: Here")}`,
		code: "yaml-syntax",
		at: "1:1",
	},
	{
		name: "B41: __proto__ as a key",
		text: `__proto__: { a: 1 }\n${doing("reply: Here")}`,
		code: "wrong-value",
		at: "1:1",
	},
	{
		name: "B41: constructor in a rule",
		text: doing("constructor: x\n    reply: Here"),
		code: "wrong-value",
		at: "6:5",
	},
	{
		name: "B41: __proto__ as a field",
		text: doing("do: [{ set: { __proto__: x } }, silent]"),
		code: "missing",
		at: "6:17",
	},
	{
		name: "B41: __proto__ as a rule",
		text: doing("reply: Here").replace("name: menu", "name: __proto__"),
		code: "wrong-value",
		at: "4:11",
	},
	{
		name: "B42: a merge",
		text: doing("<<: { reply: Here }"),
		code: "wrong-value",
		at: "6:5",
	},
	{
		name: "B44: a key misspelt",
		text: doing("repply: Here"),
		code: "unknown-key",
		at: "6:5",
	},
	{
		name: "B44: a trigger misspelt",
		text: when("keywrods: menu"),
		code: "unknown-key",
		at: "5:13",
	},
	{
		name: "B45: a number for the rules",
		text: `${head}rules: 7\n`,
		code: "wrong-value",
		at: "3:8",
	},
	{
		name: "B45: a list for a name",
		text: `${head}rules:\n  - name: [menu]\n    reply: Here\n`,
		code: "wrong-value",
		at: "4:11",
	},
	{
		name: "B45: a map for a text",
		text: doing("reply: { en: { fr: Here } }"),
		code: "wrong-value",
		at: "6:18",
	},
	{
		name: "B47: a circle of two",
		text: `${doing("do: [{ go: back }]")}  - { name: back, do: [{ go: menu }] }\n`,
		code: "go-circle",
		at: "6:5",
	},
	{
		name: "B47: a rule that runs itself",
		text: doing("do: [{ go: menu }]"),
		code: "go-circle",
		at: "6:5",
	},
	{
		name: "B48: every second",
		text: when('schedule: "* * * * * *"'),
		code: "bad-cron",
		at: "5:23",
	},
	{
		name: "B48: the 30th of February",
		text: when('schedule: "0 0 30 2 *"'),
		code: "never-fires",
		at: "5:23",
	},
	{
		name: "B48: minute 99",
		text: when('schedule: "99 * * * *"'),
		code: "bad-cron",
		at: "5:23",
	},
	{
		name: "B48, D69: a time zone on Mars",
		text: doing("reply: Here").replace("Asia/Beirut", "Mars/Base"),
		code: "bad-timezone",
		at: "2:43",
	},
	{
		name: "B49: an empty keyword",
		text: when('keyword: ""'),
		code: "missing",
		at: "5:22",
	},
	{
		name: "B49: a keyword of blanks",
		text: when('keyword: "   "'),
		code: "missing",
		at: "5:22",
	},
	{
		name: "B49: a keyword of signs that do not count",
		text: when('keyword: "?!"'),
		code: "empty-after-folding",
		at: "5:22",
	},
	{
		name: "B50: an answer of 4,097 letters",
		text: doing(`reply: ${"x".repeat(4_097)}`),
		code: "whatsapp-limit",
		at: "6:12",
	},
	{
		name: "B50: an empty answer",
		text: doing('reply: ""'),
		code: "missing",
		at: "6:12",
	},
	{
		name: "B50: eleven buttons",
		text: doing(
			`do: [{ buttons: { text: Which?, options: { ${Array.from({ length: 11 }, (_, at) => `o${at}: B${at}`).join(", ")} } } }]`,
		),
		code: "whatsapp-limit",
		at: "6:46",
	},
	{
		name: "B50: a template by no possible name",
		text: doing('do: [{ template: { name: "Order Status!", language: en } }]'),
		code: "whatsapp-limit",
		at: "6:30",
	},
	{
		name: "B53: a secret",
		text: `${doing("reply: Here")}settings: { api_key: abc }\n`,
		code: "secret-in-file",
		at: "8:13",
	},
	{
		name: "D69: a language that is none",
		text: doing("reply: Here").replace("[en]", "[en, klingonese]"),
		code: "wrong-value",
		at: "2:72",
	},
];
