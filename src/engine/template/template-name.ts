import { whatsappLimits } from "../say/limits.ts";

/** Why a text is not the name of a template, with the name that was probably meant; null where it is one. */
export function wrongTemplateName(
	name: string,
): { readonly message: string; readonly help: string | null } | null {
	if (/^[a-z0-9_]+$/.test(name) && name.length <= whatsappLimits.templateName)
		return null;
	const proposal = name.toLowerCase().replace(/[^a-z0-9_]+/g, "_");
	return {
		message: `"${name}" is not the name of a template: those have small letters a to z, digits and _ only.`,
		help: /[a-z0-9]/.test(proposal) ? `Did you mean "${proposal}"?` : null,
	};
}
