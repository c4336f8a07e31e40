import type { TestsTried } from "../../http/ports/tests.ts";
import { askChild, ChildError, moduleBeside } from "../../runtime/ask-child.ts";
import { AskError } from "../ask-error.ts";
import type { TryRequest } from "./try-tests.ts";

/** Runs tests somewhere they hold nobody up. */
export type TryTests = (request: TryRequest) => Promise<TestsTried>;

/** Thousands of tests on thousands of rules, on a slow machine. */
const TIME_LIMIT_MS = 60_000;

/**
 * Runs tests in a process of their own, which is killed after a minute: meanwhile messages are answered as ever. Throws an
 * {@link AskError} where it gave no answer.
 */
export async function tryInChild(request: TryRequest): Promise<TestsTried> {
	try {
		return await askChild<TestsTried>(childModule, request, TIME_LIMIT_MS);
	} catch (error) {
		if (!(error instanceof ChildError)) throw error;
		throw new AskError(
			"tests-stopped",
			error.how === "took too long"
				? "The tests took longer than a minute and were stopped. marhaba test runs them without a limit."
				: "The process that runs the tests broke down. marhaba test says more.",
		);
	}
}

const childModule = moduleBeside("child", import.meta.url);
