/** The rules that a new folder begins with: five of them, with comments for somebody who has never seen one. */
export function rulesTemplate(timezone: string): string {
	return `# yaml-language-server: $schema=./rules.schema.json
#
# Your rules, tried from top to bottom: the first that fits answers.
# Change the texts, save, and the bot answers the new way within a second.
# "marhaba check" tells what is wrong in plain words; a file with an error never replaces a good one.
version: 1

business:
  name: My Shop
  timezone: ${timezone}
  languages: [en]                      # [en, fr, ar]: then write each text as { en: …, fr: …, ar: … }
  hours:
    mon-fri: 9:00-18:00
    sat: 10:00-14:00                   # a day left out is closed

rules:
  - name: thanks
    when: { keyword: { any: [ok, thanks, thank you, 👍], match: exact } }
    do:
      - silent                         # understood, and nothing to answer

  - name: welcome
    when: first_message
    continue: true                     # a later rule may answer what they asked
    reply: "Welcome to *{business.name}*, {first_name|friend}!"

  - name: opening hours
    when: { keyword: [hours, open, opening, closed, what time] }
    reply:
      open: "We're open until {open_until}."
      closed: "We're closed. We open {next_open}."
    examples: ["are you open today?", "what time do you close?"]

  - name: where are you
    when: { keyword: [where, address, location, directions] }
    do:
      - location: { latitude: 48.8583, longitude: 2.2945, name: "My Shop", address: "5 avenue Anatole France, Paris" }
    examples: ["Where are you?"]

  - name: anything else
    when: nothing_matched
    reply: "Sorry, I didn't get that. Write *hours* or *address*."
`;
}

/** The tests that come with them: every rule but those with examples of their own is reached. */
export const testsTemplate = `# What customers say, and what the bot should answer. "marhaba test" tries it; in a text * stands for anything.
# "marhaba chat" writes more of these: say something, then /save rules.test.yaml

- test: asks for the hours at noon
  at: 2026-11-24 12:00                 # the business's own clock
  contact: { name: "Amel Haddad" }
  talk:
    - customer: Hello, are you open?
    - bot: { rule: welcome, text: "*Amel!" }
    - bot: { rule: opening hours, text: "We're open until 18:00." }
    - customer: thanks
    - bot: silent

- test: asks for the hours at night
  at: 2026-11-24 22:30
  contact: { known: true }             # wrote before: no welcome
  talk:
    - customer: what time do you open
    - bot: { rule: opening hours, text: "We're closed. *" }

- test: asks where the shop is, and then something else
  contact: { known: true }
  talk:
    - customer: where are you?
    - bot: { rule: where are you, location: true }
    - customer: do you sell elephants
    - bot: { rule: anything else }
`;
