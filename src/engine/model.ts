/**
 * The vocabulary. A new noun joins this list before code uses it.
 *
 * | word | what it is |
 * |---|---|
 * | `InboundEvent` | whatever may change a conversation: `message.received`, `report.received`, `notice.received`, `schedule.fired`, `timer.fired`, `fetch.finished`, `event.posted`, `command.given` |
 * | `InboundMessage`, `Content` | what a customer wrote, and the union of its kinds |
 * | `Sender`, `Contact`, `Address` | one of our numbers; a person; one way to reach them |
 * | `Conversation` | one contact with one sender: the unit that is locked and versioned |
 * | `Business` | what staff can switch for everybody, versioned |
 * | `Rule` (`RuleData`), `Trigger`, `Condition`, `Action` | what the owner wrote, as data; the kinds are defined in `kinds.ts` |
 * | `RulesArtefact`, `RuleBook` | the rules as data with their hash; the same compiled, with its index |
 * | `Match` | that a trigger fits: captures and a because |
 * | `Flow`, `OpenQuestion`, `Continuation`, `Timer` | what a conversation waits for |
 * | `Answer` | what a question saves |
 * | `Answer` | what a question saves |
 * | `Decision`, `Effect` (`Send`, `Fetch`), `Courtesy`, `Fact` | what was decided, as a value |
 * | `Outbound`, `OutboundContent` | a message of ours on its way |
 * | `Changes` | everything one event changes, committed whole |
 * | `JournalEntry` | one fact, numbered in the order of the commits |
 * | `Run` | one firing of a schedule for its audience |
 * | `CustomerMedia`, `WantedMedia` | a file that a customer sent, and that it is to be kept |
 * | `KnownTemplate` | a message template as the provider keeps it |
 * | `Problem`, `Finding` | what is wrong with a rules file, with and without its place |
 * | `Instant` | milliseconds UTC |
 */
export * from "./model/answer.ts";
export * from "./model/business.ts";
export * from "./model/changes.ts";
export * from "./model/content.ts";
export * from "./model/conversation.ts";
export * from "./model/decision.ts";
export * from "./model/event.ts";
export * from "./model/journal-era.ts";
export * from "./model/json.ts";
export * from "./model/media.ts";
export * from "./model/outbound.ts";
export * from "./model/problem.ts";
export * from "./model/rules.ts";
export * from "./model/template.ts";
export * from "./model/time.ts";
