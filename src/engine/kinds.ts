/**
 * What a kind of trigger, condition, action or question is: one value in one file, declared with `defineTrigger` and its kin. From that one
 * definition come its validation, its place in the schema and the reference, its first test, and what it does.
 */
export * from "./kinds/action.ts";
export * from "./kinds/condition.ts";
export * from "./kinds/kind.ts";
export * from "./kinds/question.ts";
export * from "./kinds/situation.ts";
export * from "./kinds/trigger.ts";
