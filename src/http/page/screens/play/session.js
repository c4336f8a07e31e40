import { ask, send } from "../../lib/api.js";

/**
 * One pretended customer: a chat with the rules as they are now. Nothing is sent, nothing is kept.
 *
 * @param {{ onTurn: (decisions: object[], asked: boolean) => void, onState: (session: object) => void }} listener
 */
export function playSession({ onTurn, onState }) {
	let session = begun({});

	async function turn(request) {
		const answer = await send("/api/simulate", {
			session: session.id,
			...(session.id === null && startOf(session)),
			...request,
		});
		const last = answer.decisions.at(-1);
		session = {
			...session,
			id: answer.session,
			at: answer.at,
			test: answer.test ?? null,
			state: last?.conversation ?? session.state,
		};
		onState(session);
		onTurn(answer.decisions, request.content !== undefined);
	}

	return {
		current: () => session,
		say: (content) => turn({ content }),
		pass: (milliseconds) => turn({ advance_ms: milliseconds }),
		/** Begins anew, as somebody nobody has met, or as a contact who is known. */
		restart(customer) {
			session = begun(customer);
			onState(session);
		},
	};
}

function begun({ name = null, at = null, as = null }) {
	return { id: null, name, startAt: at, as, at: null, state: null, test: null };
}

function startOf({ name, startAt, as }) {
	return {
		...(name && { name }),
		...(startAt && { at: startAt }),
		...(as && { as }),
	};
}

/** Whose chat it is, and the owner's own examples: a first click for who has never seen this. */
export async function loadBusiness() {
	const { business, rules } = await ask("/api/rules");
	const examples = rules.flatMap(
		({ data }) => data.examples?.slice(0, 1) ?? [],
	);
	const keywords = rules.flatMap(({ data }) => firstKeyword(data));
	return { business, offers: [...new Set([...examples, ...keywords])] };
}

function firstKeyword({ when = [] }) {
	const keyword = when.find(({ key }) => key === "keyword")?.spec?.any?.[0];
	return typeof keyword === "string" && !keyword.startsWith("<")
		? [keyword]
		: [];
}
