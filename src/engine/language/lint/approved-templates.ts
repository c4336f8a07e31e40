import type { KnownTemplate } from "../../model.ts";
import { approvedFindings } from "../../template/approved-templates.ts";
import type { Template } from "../../template/template-spec.ts";
import type { Draft } from "../draft.ts";
import { tell, under } from "../here.ts";
import { allActions } from "./all-actions.ts";

/** The templates that WhatsApp has, as far as they are known, and how bad a difference is. */
export interface KnownTemplates {
	readonly templates: readonly KnownTemplate[];
	/** An error where the list is fresh, else a warning. */
	readonly severity: "error" | "warning";
}

/** `unknown-template`, `template-mismatch`: a template is sent that WhatsApp has not, or has otherwise. */
export function approvedTemplates(
	draft: Draft,
	{ templates, severity }: KnownTemplates,
): void {
	const site = draft.siteOf(null);
	const outside = draft.rules.flatMap(
		({ outsideWindow }) => outsideWindow ?? [],
	);
	for (const { data, here } of [...allActions(draft), ...outside]) {
		if (data.key !== "template") continue;
		const spec = data.spec as Template;
		for (const { path, ...complaint } of approvedFindings(
			spec,
			site,
			templates,
			severity,
		))
			tell(under(here, ...path), complaint);
	}
	staffTemplate(draft, { templates, severity });
}

/** Staff notices go into the one blank of theirs, in the business's first language. */
function staffTemplate(
	draft: Draft,
	{ templates, severity }: KnownTemplates,
): void {
	const { staff } = draft.data.profile;
	const { business } = draft;
	if (staff.template === null || business === undefined) return;
	const [first] = draft.data.profile.languages;
	const spec: Template = {
		name: staff.template,
		language: first,
		body: ["the notice"],
	};
	const [finding] = approvedFindings(
		spec,
		draft.siteOf(null),
		templates,
		severity,
	);
	if (finding === undefined) return;
	const { path: _, ...complaint } = finding;
	tell(under(business, "staff", "template"), complaint);
}
