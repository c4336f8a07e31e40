import { getPriority } from "node:os";
import { answerOnce } from "../../src/runtime/ask-child.ts";

/** A process that tells how urgent the system takes it to be. */
answerOnce(() => ({ priority: getPriority() }));
