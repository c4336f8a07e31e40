import { rulesJsonSchema } from "../engine/language/json-schema.ts";
import type { JsonObject } from "../engine/model.ts";

/** JSON Schema (draft 7) of a rules file, for editors. */
export function rulesSchema(): JsonObject {
	return rulesJsonSchema() as JsonObject;
}
