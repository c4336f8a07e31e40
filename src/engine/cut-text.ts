/** The first `length` UTF-16 units of a text, never half of a letter that takes two. */
export function cutText(text: string, length: number): string {
	if (text.length <= length) return text;
	const last = text.charCodeAt(length - 1);
	const splits = last >= 0xd800 && last <= 0xdbff;
	return text.slice(0, splits ? length - 1 : length);
}

/** As much of a text's beginning as takes at most so many bytes as JSON, where a control character takes six. */
export function cutToBytes(text: string, bytes: number): string {
	let left = bytes - 2;
	let length = 0;
	for (const letter of text) {
		left -= Buffer.byteLength(JSON.stringify(letter)) - 2;
		if (left < 0) return text.slice(0, length);
		length += letter.length;
	}
	return text;
}
