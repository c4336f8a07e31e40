/**
 * True for a business-scoped user id, which WhatsApp gives for users who hide their number: country, dot, letters and digits.
 *
 * @example isUserId("HR.123123123") // true
 */
export function isUserId(text: string): boolean {
	return /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/.test(text);
}

/** True for a phone number as Infobip writes it: international format, digits only, 5 to 20 of them. */
export function isPhone(text: string): boolean {
	return /^\d{5,20}$/.test(text);
}
