import { explainedJson } from "../engine/explain.ts";
import type { JsonObject, KnownTemplate } from "../engine/model.ts";
import type { Clock, History, Library, Store } from "../engine/ports.ts";
import type { RuleBook } from "../engine/rule-book.ts";
import type { HttpOptions } from "../http/options.ts";
import type { ExplainRequest } from "../http/ports/decisions.ts";
import { HttpProblem } from "../http/problem.ts";
import { parseInChild } from "../runtime/rule-book/parse.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { systemTimer } from "../runtime/timer.ts";
import { AskError } from "./ask-error.ts";
import { tryInChild } from "./owner-tests/try-in-child.ts";
import { playground } from "./playground.ts";
import { answerQuestion, whyDecided } from "./questions.ts";
import { decideToday } from "./replay/decide-today.ts";
import { previewRules } from "./replay/preview-rules.ts";
import { rulesDesk } from "./rules-desk.ts";
import { rulesSchema } from "./rules-schema.ts";
import { bookFrom } from "./rules-text.ts";
import { testsDesk } from "./tests-desk.ts";
import { proposeKeyword } from "./unanswered/propose.ts";
import { suggest } from "./unanswered/suggest.ts";

/** What the desk stands on in the server. */
export interface HttpDeskOptions {
	/** The rules files. */
	readonly path: string;
	readonly runtime: Runtime;
	readonly history: History;
	readonly library: Library;
	readonly store: Pick<Store, "journalAfter" | "load">;
	readonly clock: Clock;
	readonly sender: string;
	/** The templates that WhatsApp has; null: not known. */
	readonly templates?: () => Promise<readonly KnownTemplate[] | null>;
}

/** The desk's answers as the HTTP side wants them. */
export function httpDesk({
	path,
	runtime,
	history,
	library,
	store,
	clock,
	sender,
	templates,
}: HttpDeskOptions): Pick<
	HttpOptions,
	| "rulesDesk"
	| "testsDesk"
	| "explain"
	| "explainDecision"
	| "decideToday"
	| "previewRules"
	| "suggest"
	| "propose"
	| "business"
	| "isSeen"
	| "simulate"
> {
	const { now } = clock;
	const { book } = runtime.rules;
	const play = playground({ book, now, sender, history, library });
	const explain = async (request: ExplainRequest): Promise<JsonObject> => {
		const book = await bookOf(request.rules, runtime.rules.book);
		return explainedJson(
			await answerQuestion(request, book, { history, now, sender }),
		);
	};
	const desk = rulesDesk({
		path,
		parse: parseInChild,
		reload: runtime.rules.reload,
		schema: rulesSchema,
		...(templates ? { templates } : {}),
	});
	const sources = { history, library, clock, timer: systemTimer };
	return {
		rulesDesk: desk,
		testsDesk: testsDesk(path, tryInChild),
		decideToday: (decision) =>
			decideToday(decision, runtime.rules.book(), sources),
		previewRules: async (files, days) =>
			previewRules({ ...(await desk.read()).files, ...files }, days, {
				...sources,
				journalAfter: store.journalAfter,
				parse: parseInChild,
			}),
		suggest: (example) =>
			suggest(example, runtime.rules.book(), { now: now(), sender }),
		propose: (asked) =>
			answered(() => proposeKeyword(asked, runtime.rules.book(), desk)),
		business: async () => (await store.load([], [])).business.state,
		isSeen: async (key) => (await store.load([], [key])).seen.has(key),
		explain: (request) => answered(() => explain(request)),
		explainDecision: (decision) => whyDecided(decision, { history, library }),
		simulate: (turn) =>
			answered(async () => {
				const { session, at, decisions, test } = await play(turn);
				return {
					session,
					test,
					at: new Date(at).toISOString(),
					decisions: decisions.map(explainedJson),
				};
			}),
	};
}

async function bookOf(
	text: string | null,
	live: () => RuleBook,
): Promise<RuleBook> {
	return text === null ? live() : bookFrom([{ name: "rules.yaml", text }]);
}

/** What was asked wrongly becomes an answer that says so. */
async function answered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
	try {
		return await ask();
	} catch (error) {
		if (!(error instanceof AskError)) throw error;
		const { code, message, problems } = error;
		throw new HttpProblem(code, {
			detail: message,
			...(problems.length > 0 ? { more: { problems } } : {}),
		});
	}
}
