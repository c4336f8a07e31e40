import { answerOnce } from "../../runtime/ask-child.ts";
import { type TryRequest, tryTests } from "./try-tests.ts";

/** The process that runs an owner's tests. See `try-in-child.ts`. */
answerOnce<TryRequest>(tryTests);
