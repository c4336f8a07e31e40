import { describe } from "vitest";
import { openMemory } from "../../src/store/memory.ts";
import { describeStore } from "./contract.ts";

describe("the store in memory", () => {
	describeStore(openMemory);
});
