/** True for what can be an API key: bare, without spaces, quotes and line breaks, and without the word `App` in front. */
export function isApiKey(text: string): boolean {
	return /^[\x21-\x7e]+$/.test(text) && !/^["']|["']$/.test(text);
}
