import type { ActionKind } from "../../../src/engine/kinds.ts";
import type { BusinessProfile } from "../../../src/engine/model.ts";
import { type SituationSketch, siteOf, situationOf } from "../situation.ts";

/** What an action plans, from what an owner wrote. */
export function planOf<Spec>(
	kind: ActionKind<Spec>,
	written: unknown,
	sketch: SituationSketch = {},
) {
	const action = kind.compile(kind.schema.parse(written), siteOf());
	return action(situationOf(sketch));
}

/** What it finds wrong: `error whatsapp-limit options.menu`. */
export function codes<Spec>(
	kind: ActionKind<Spec>,
	written: unknown,
	profile: Partial<BusinessProfile> = {},
): readonly string[] {
	const found =
		kind.findings?.(kind.schema.parse(written), siteOf(profile)) ?? [];
	return found.map(
		({ severity, code, path }) => `${severity} ${code} ${path.join(".")}`,
	);
}
