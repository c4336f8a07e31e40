import type { ProblemCode } from "../model.ts";

/** What a code means, with a line that has the problem and one that has not. */
export interface ErrorPage {
	/** A paragraph for an owner. */
	readonly about: string;
	readonly wrong: string;
	readonly right: string;
}

/** One page for every code; `docs/errors.md` is made from it. */
export const errorPages: Readonly<Record<ProblemCode, ErrorPage>> = {
	"yaml-syntax": {
		about:
			"The file is not written as YAML wants it: a bracket or a quote is not closed, a colon or the space after it is missing, or a line does not begin in the column of the lines it belongs with. Lines that belong together begin after the same number of spaces.",
		wrong: "- name: menu\n   reply: Here it is",
		right: "- name: menu\n  reply: Here it is",
	},
	"text-lost": {
		about:
			"YAML would read something else than the text that stands there: a comment behind `#`, a reference behind `*`, a type behind `!`, a map behind `{`, a list behind `[`, a second key behind `: `, an escape behind `\\`. Quotes around the text always help.",
		wrong: "reply: Order #5 ready",
		right: 'reply: "Order #5 ready"',
	},
	"unknown-key": {
		about:
			"A word stands where Marhaba knows only certain words, and this is none of them. Mostly it is a typing mistake, or it stands too deep or not deep enough.",
		wrong: "repply: Hello",
		right: "reply: Hello",
	},
	"wrong-value": {
		about:
			"The value behind a key is not one that the key can have: a text where a list is needed, a word that is not in its list, a number out of its range.",
		wrong: "continue: maybe",
		right: "continue: true",
	},
	missing: {
		about:
			"Something is needed and not there: a rule without a name or without anything to do, an action without a part that WhatsApp requires, opening hours that a rule asks for and `business` does not give.",
		wrong: "- when: { keyword: menu }\n  reply: Here it is",
		right: "- name: menu\n  when: { keyword: menu }\n  reply: Here it is",
	},
	"duplicate-name": {
		about:
			"Two rules, two flows or two groups of words have one name. The name is the id – in the feed, the trace and the tests – so each has its own, over all files. `business` and `settings` stand in one file only.",
		wrong: "- name: menu\n  reply: A\n- name: menu\n  reply: B",
		right: "- name: menu\n  reply: A\n- name: menu for children\n  reply: B",
	},
	"duplicate-keyword": {
		about:
			"A keyword starts an earlier rule already, which always answers first; capitals, accents and Arabic letter forms make no difference. Or it stands in one list twice.",
		wrong: "keyword: [menu, carte, menu]",
		right: "keyword: [menu, carte]",
	},
	"hidden-rule": {
		about:
			"A rule can never answer: rules are tried from top to bottom, and every message that fits it fits an earlier one. Or it has no `when`, and no other rule names it. Rules about something special belong above general ones.",
		wrong:
			"- name: prices\n  when: { keyword: prices }\n  reply: A\n- name: pizza prices\n  when: { keyword: pizza prices }\n  reply: B",
		right:
			"- name: pizza prices\n  when: { keyword: pizza prices }\n  reply: B\n- name: prices\n  when: { keyword: prices }\n  reply: A",
	},
	"unknown-placeholder": {
		about:
			"A name in braces that nothing can fill: no answer, no field, no capture and no built-in placeholder is called so. Where a brace is meant, write `\\{` (in double quotes `\\\\{`).",
		wrong: "reply: Hello {nam}",
		right: "reply: Hello {name|friend}",
	},
	"may-be-empty": {
		about:
			"A placeholder that is not always there has no default: many customers have no name, `{open_until}` is empty while the business is closed and `{next_open}` while it is open. What stays empty leaves nothing behind.",
		wrong: "reply: Hello {name}!",
		right: "reply: Hello {name|friend}!",
	},
	"reserved-name": {
		about:
			"Something is saved or captured under a word that is a condition or a built-in placeholder already, so it could not be told apart. `name` and `language` may be saved.",
		wrong: "set: { time: evening }",
		right: "set: { booking_time: evening }",
	},
	"unknown-rule": {
		about: "A rule names another one that is not there.",
		wrong: "after_limit: talk to person",
		right: "after_limit: talk to a person",
	},
	"unknown-flow": {
		about: "A rule starts, or asks for, a flow that is not there.",
		wrong: "start: boking",
		right: "start: booking",
	},
	"unknown-group": {
		about:
			"`<name>` stands for a group of words, and `words` has no group of that name.",
		wrong: "keyword: <hour>",
		right: "keyword: <hours>",
	},
	"unknown-template": {
		about:
			"A rule sends a template that WhatsApp has not for this number, or not in a language that the business speaks. WhatsApp takes such a message and never delivers it. It is looked for where the approved templates are known: on the server, and with `marhaba check --online`.",
		wrong: "template: { name: weekend_menue }",
		right: "template: { name: weekend_menu }",
	},
	"template-mismatch": {
		about:
			"A rule fills a template otherwise than WhatsApp has approved it: another number of blanks, another kind of header, other buttons; or WhatsApp has not approved it yet, or paused it. Such a message is taken and never delivered.",
		wrong: "template: { name: weekend_menu }   # it says: Hello {{1}}, …",
		right: 'template: { name: weekend_menu, body: ["{first_name|friend}"] }',
	},
	"go-circle": {
		about:
			"Rules run one another without end or fifty in a row before anything is asked, a rule names itself for the time when it may not run, or a group of words holds itself.",
		wrong: "- name: menu\n  after_limit: menu",
		right: "- name: menu\n  after_limit: talk to a person",
	},
	"dead-button": {
		about:
			"A button or list row that does nothing when it is tapped: no `button` names its id, and no keyword finds its label.",
		wrong: "options: { prices: Prices }",
		right:
			"options: { prices: Prices }   # and a rule with when: { button: prices }",
	},
	"or-not-and": {
		about:
			'The keys under `when` are "or": any one of them starts the rule. A keyword beside `message: text`, `message: any` or `first_message` therefore changes nothing. What must hold as well goes under `if`.',
		wrong: "when: { keyword: menu, message: text }",
		right: "when: { keyword: menu }",
	},
	"bad-regex": {
		about:
			"RE2, which reads patterns in a time that no message can stretch, refuses this one – or would read it otherwise than it looks: it knows `\\b`, `\\w` and `\\d` for English letters only, and neither look-around nor back-references. Patterns stand in single quotes.",
		wrong: "regex: '(?<=order )\\d+'",
		right: "regex: 'order (?<number>[0-9]+)'",
	},
	"regex-matches-everything": {
		about: "A pattern fits every message, so no rule below can answer.",
		wrong: "regex: '.*'",
		right: "when: { message: any }",
	},
	"bad-cron": {
		about:
			"A cron expression has five fields – minute, hour, day of the month, month, weekday – and one of these cannot be read.",
		wrong: 'schedule: "0 25 * * fri"',
		right: 'schedule: "0 10 * * fri"',
	},
	"never-fires": {
		about:
			"A schedule names a day that no year has, or a keyword can never be met because `except` rules it out.",
		wrong: 'schedule: "0 10 30 2 *"',
		right: 'schedule: "0 10 28 2 *"',
	},
	"bad-timezone": {
		about:
			"Time zones are named after a continent and a large city. Fixed offsets such as +02:00 know no summer time and are not accepted.",
		wrong: "timezone: Beirut",
		right: "timezone: Asia/Beirut",
	},
	"dst-gap": {
		about:
			"On the night when clocks go forward, this time of day does not exist. The rule then runs at the first moment after it.",
		wrong: 'schedule: { days: daily, at: "00:30" }',
		right: 'schedule: { days: daily, at: "03:30" }',
	},
	"bad-hours": {
		about:
			"Opening hours that cannot be read, that overlap, or that give a day twice. A range whose end is before its start ends the next morning; the whole day is 00:00-24:00.",
		wrong: "fri: 12:00-12:00",
		right: "fri: 12:00-02:00",
	},
	"bad-phone": {
		about:
			"A phone number begins with + (or 00) and the country. Local numbers are refused, because WhatsApp would take them for another country's.",
		wrong: 'staff: ["70 123 456"]',
		right: 'staff: ["+961 70 123 456"]',
	},
	"swapped-coordinates": {
		about:
			"Latitude lies between −90 and 90, longitude between −180 and 180, and these seem to be the wrong way round.",
		wrong: "location: { latitude: 135.5, longitude: 33.9 }",
		right: "location: { latitude: 33.9, longitude: 35.5 }",
	},
	"whatsapp-limit": {
		about:
			"WhatsApp would refuse this message: a text is too long, a label has more letters than a button shows, there are too many buttons, or the file is of a type it does not take.",
		wrong: "image: https://example.com/menu.gif",
		right: "image: https://example.com/menu.jpg",
	},
	"media-unreachable": {
		about:
			"A picture, video or file that a rule sends cannot be fetched from where it is said to be, and so WhatsApp cannot fetch it either. `marhaba check --online` looks.",
		wrong: "image: https://example.com/old-menu.jpg   # 404",
		right: "image: https://example.com/menu.jpg",
	},
	"outside-window": {
		about:
			"WhatsApp takes free messages only within 24 hours of the customer's last one. After that only a template that WhatsApp has approved may leave. What may not leave is withheld and shown. Waits are added up on the way, also through the rules and flows that a rule leads to, until the customer answers a question.",
		wrong: "do:\n  - wait: 2 days\n  - text: See you on Friday",
		right: "do:\n  - wait: 2 days\n  - template: { name: see_you }",
	},
	"staff-window": {
		about:
			"Staff numbers are WhatsApp contacts too: one that has not written to the bot for 24 hours gets notices only by a template.",
		wrong: 'staff: ["+961 70 123 456"]',
		right: 'staff: { numbers: ["+961 70 123 456"], template: staff_notice }',
	},
	"no-way-back": {
		about: "Customers can opt out, and no rule lets them in again.",
		wrong: "do:\n  - opt_out",
		right:
			"- name: start messages\n  when: { keyword: { any: [start], match: exact } }\n  do:\n    - opt_in",
	},
	"missing-language": {
		about:
			"A text is given in several languages and lacks one that the business speaks; customers who write it get the default language. The default itself, the first of `languages`, must be there. A plain text is the same in every language.",
		wrong: "languages: [en, fr]\nreply: { en: Hello }",
		right: "languages: [en, fr]\nreply: { en: Hello, fr: Bonjour }",
	},
	"no-fallback": {
		about: "Nothing answers a message that no rule understands.",
		wrong:
			"rules:\n  - name: menu\n    when: { keyword: menu }\n    reply: Here it is",
		right:
			"- name: anything else\n  when: nothing_matched\n  reply: Sorry, I didn't get that.",
	},
	"no-audience": {
		about:
			"A rule on a schedule is about nobody in particular; if it writes to customers, `to` says to whom.",
		wrong:
			'when: { schedule: "0 10 * * fri" }\ndo:\n  - template: { name: weekend_menu }',
		right:
			'when: { schedule: "0 10 * * fri" }\nto: { tag: regulars }\ndo:\n  - template: { name: weekend_menu }',
	},
	"example-fails": {
		about:
			"An example in a rule is not answered by this rule, or a `not_example` starts it. Examples are tried whenever the file is loaded, and a save that breaks one is refused.",
		wrong: "when: { keyword: menu }\nexamples: [what do you have to eat]",
		right:
			"when: { keyword: [menu, eat] }\nexamples: [what do you have to eat]",
	},
	"empty-after-folding": {
		about:
			"Nothing is left of a keyword once punctuation and formatting are taken away, as they are in every message.",
		wrong: 'keyword: ["?!"]',
		right: "keyword: [help]",
	},
	"too-large": {
		about:
			"A file is larger than 5 MB, all files together than 20 MB, or more than 32 levels stand inside one another.",
		wrong:
			"keyword: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[menu]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
		right: "keyword: [menu]",
	},
	"no-rules": {
		about: "The files hold no rule at all, so nothing would be answered.",
		wrong: "version: 1",
		right:
			"version: 1\nrules:\n  - name: menu\n    when: { keyword: menu }\n    reply: Here it is",
	},
	"secret-in-file": {
		about:
			"A password or an API key stands in a rules file. Rules are copied, mailed and published; secrets belong into the environment.",
		wrong: "settings:\n  api_key: abc123",
		right: "INFOBIP_API_KEY=abc123   # in the file .env",
	},
};
