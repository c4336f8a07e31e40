/**
 * What the engine's shell stands on, one port a file: small, named by purpose, in our own words. Adapters are in `channels` and
 * `store`; each port has one contract suite that runs on all of them.
 */
export * from "./ports/agenda.ts";
export * from "./ports/channel.ts";
export * from "./ports/clock.ts";
export * from "./ports/history.ts";
export * from "./ports/indexer.ts";
export * from "./ports/library.ts";
export * from "./ports/media.ts";
export * from "./ports/records.ts";
export * from "./ports/store.ts";
export * from "./ports/store-error.ts";
export * from "./ports/team.ts";
export * from "./ports/templates.ts";
export * from "./ports/upkeep.ts";
