/** A letter by its number in Unicode; a surrogate by itself where the number is one. */
const letter = (code: number) => String.fromCodePoint(code);
const range = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, index) => from + index);
const each = (list: string) => list.split(" ");
const around = (codes: readonly number[]) =>
	codes.map((code) => `a${letter(code)}b`);

/** Words that programs, databases and file systems keep for themselves. */
const reserved = [
	...each("undefined null nil None NaN true false yes no on off void"),
	...each("__proto__ constructor prototype toString valueOf hasOwnProperty"),
	...each("__defineGetter__ then default this arguments eval self window"),
	...each("CON PRN AUX NUL COM1 LPT1 .. . ~ desktop.ini .htaccess .git"),
	...each("SELECT NULL EOF END id seq rowid rules journal localhost root"),
];

/** What is read as a number by somebody, and as another by somebody else. */
const numbers = [
	...each("0 -0 +1 00 01 007 0x1F 0b101 0o17 1e3 1E400 -1e-400 1_000"),
	...each("1,000.00 1.000,00 .5 5. 1..2 ½ ² ³ ٣ ۳ ३ ３ Ⅳ 1️⃣ ∞ -∞ NaN%"),
	...each("Infinity -Infinity 2147483647 2147483648 -2147483649"),
	...each(
		"4294967296 9007199254740993 9223372036854775808 99999999999999999999",
	),
	...each("0.1+0.2 1/0 12:30:61 1:2:3 192.168.0.1 127.1 ::1 +961-70-111"),
	...each("$1,000 £5 €5 5€ ¥5 50% 1e 0x 1.7976931348623159e308 4.9e-325"),
];

/** White space of every kind, alone and between letters. */
const spaces = [
	...["", " ", "   ", "\t", "\n", "\r", "\r\n", "\n\n\n", " a", "a ", "\ta\t"],
	...around([0x85, 0xa0, 0x1680, ...range(0x2000, 0x200a), 0x2028, 0x2029]),
	...around([0x202f, 0x205f, 0x3000, 0x180e, 0xb, 0xc]),
];

/** All control letters, NUL among them. */
const controls = around([...range(0x00, 0x1f), ...range(0x7f, 0x9f)]);

/** What is not seen, or turns round what is. */
const invisible = [
	...around([...range(0x200b, 0x200f), ...range(0x202a, 0x202e), 0x2060]),
	...around([...range(0x2061, 0x2064), ...range(0x2066, 0x206f), 0xfeff]),
	...around([0xad, 0x34f, 0x61c, 0x115f, 0x3164, 0xfff9, 0xfffb, 0xfffc]),
	...around([0xe0001, 0xe0041, 0xe007f, 0xfe0e, 0xfe0f, 0xe0100]),
	...["\u200b", "\u202e", "\u2066a\u2069", "\ufeff\ufeff", "a\u202egpj.exe"],
];

/** Letters that are none, or only half of one. */
const broken = [
	...["\ud800", "\udbff", "\udc00", "\udfff", "\udc00\ud800", "a\ud83d"],
	...["\ude00b", "x\ud83dy", "😀\ud83d", "\ud83d😀", "\ufffd", "\ud800\u0000"],
	...[0xfffe, 0xffff, 0xfdd0, 0x1fffe, 0x10ffff, 0xe000, 0xf0000].map(letter),
	...["\\ud800", "\\u0000", "\\x00", "%00", "%ff%fe", "&#0;", "\ufffe\ufeff"],
];

/** Scripts, right to left, and marks upon marks. */
const scripts = [
	...["السَّلَامُ عَلَيْكُم", "مرحبا 123 hello", "שָׁלוֹם", "hello עולם 42", "ܫܠܡܐ"],
	...[
		"Ω≈ç√∫˜µ≤≥÷",
		"Ёлка",
		"田中さん",
		"한국어 조선말",
		"ภาษาไทย",
		"हिन्दी क्षि",
	],
	...["தமிழ்", "ქართული", "Հայերեն", "ᚠᛇᚻ", "𐎠𐎡𐎢", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "ＦＵＬＬ", "ⓒⓘⓡ"],
	...[
		"İstanbul ıI",
		"ǅ ß ẞ ſ",
		"ﬁ ﬃ",
		"Å Å Å",
		"é é",
		"ự ự",
		"가 가",
		"ﷺ",
		"ﷻ",
	],
	...["Z̶̡̛̗͍͇͑̃a̵̢͎͒l̷̛̗͝g̸̱̾o̵͙͌", `e${"\u0301".repeat(100)}`, "ٱلله", "ـــ", "؟،؛"],
	...["ʇxǝʇ", "ｱｲｳ", "㍿ ㏒ ㌀", "①②③", "ªº", "ŉ", "ΐ ΐ", "Ꭰꭰ", "ⴀႠ", "ǰ"],
];

/** Pictures, and pictures made of several. */
const emoji = [
	...[
		"😀",
		"👍🏽",
		"👩‍👩‍👧‍👦",
		"🏳️‍🌈",
		"🏴‍☠️",
		"🇱🇧",
		"🇱🇧🇫🇷🇦",
		"🏴󠁧󠁢󠁳󠁣󠁴󠁿",
		"❤️‍🔥",
		"👩🏽‍🍳",
	],
	...[
		"1️⃣",
		"#️⃣",
		"☺︎",
		"☺️",
		"🫠",
		"🪿",
		"👨🏻‍🤝‍👨🏿",
		"🧑‍🦽‍➡️",
		"🏽",
		"\u200d",
		"👩\u200d",
		"\u200d👩",
	],
	...[
		"😀".repeat(200),
		"👨‍👩‍👧".repeat(50),
		"🇱".repeat(9),
		"ᴴᴱᴸᴸᴼ",
		"¯\\_(ツ)_/¯",
		"(╯°□°）╯︵ ┻━┻",
	],
];

/** For whoever puts texts together with SQL. */
const sql = [
	...["'", '"', "`", "''", "' OR '1'='1", "1; DROP TABLE journal", "'; --"],
	...["%", "_", "%_%", "\\'", "x' UNION SELECT * FROM sqlite_master --"],
	...["' || (SELECT 1) || '", "[x]", "?1", ":name", "@p", "$1", "/* */", "--"],
	...["a' AND randomblob(1e9) --", "PRAGMA secure_delete=OFF", "X'00'", "0x27"],
	...['"a" OR b*', "NEAR(a b)", "a AND NOT b", "^a", "col:a", "{a b} : c"],
];

/** For whoever puts texts into a page. */
const html = [
	...[
		"<script>alert(1)</script>",
		"</script><script>",
		"<img src=x onerror=alert(1)>",
	],
	...[
		"<svg/onload=alert(1)>",
		"<a href=javascript:alert(1)>x</a>",
		'"><b>',
		"'>",
	],
	...[
		"&lt;",
		"&amp;amp;",
		"&#x41;",
		"<!--",
		"-->",
		"]]>",
		"<![CDATA[",
		"<?xml?>",
	],
	...[
		"<style>*{display:none}",
		"<iframe srcdoc=x>",
		"<math><mi//xlink:href=x>",
	],
	...[
		"javascript:alert(1)",
		"data:text/html,x",
		"vbscript:x",
		"//evil.example",
	],
	...["<%= 1 %>", "{{7*7}}", "{{constructor.constructor('x')()}}", "<br>"],
	...[
		"onclick=x",
		"expression(alert(1))",
		"\u003cscript\u003e",
		"%3Cscript%3E",
	],
	...["<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>", "&b;"],
];

/** For whoever puts texts together into a program, or a template. */
const programs = [
	...["{name}", "{phone}", "{secrets.KEY}", "\\{name}", "{{name}}", "{", "}"],
	...[
		"${".concat("process.env}"),
		"$".concat("{7*7}"),
		"#{7*7}",
		"<#if>",
		"{#each}",
	],
	...[
		"$&",
		"$1",
		"$`",
		"$'",
		"$$",
		"$<name>",
		"\\1",
		"\\",
		"\\\\",
		"\\n",
		"\\0",
	],
	...["%s%n%x", "%d", "%99999999s", "%@", "{0}", "{:.9999999}", "%(a)s", "%%"],
	...[
		"(",
		")",
		"[",
		"]",
		"(?:",
		"(a+)+$",
		".*",
		"^$",
		"*",
		"+",
		"?",
		"|",
		"[^]",
	],
	...["=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1", "=HYPERLINK(1)"],
	...[
		"*bold*",
		"_italic_",
		"~struck~",
		"```code```",
		"> quote",
		"* list",
		"1. one",
	],
];

/** For whoever hands texts to a shell, a terminal, a log or a file system. */
const shells = [
	...[
		"$(reboot)",
		"`reboot`",
		"; rm -rf /",
		"| cat /etc/passwd",
		"&& true",
		"!!",
	],
	...[
		"> /dev/null",
		"-rf",
		"--help",
		"~/.ssh/id_rsa",
		"$HOME",
		"${".concat("IFS}"),
	],
	...[
		"../../etc/passwd",
		"..\\..\\x",
		"/dev/zero",
		"file:///etc/passwd",
		"C:\\x",
	],
	...[
		"a/b",
		"a\\b",
		"a:b",
		"a|b",
		"a\u2024\u2024/b",
		"nul.txt",
		"x.",
		" .x",
		"*?",
	],
	...[
		"\u001b[2J",
		"\u001b[31mred",
		"\u001b]0;title\u0007",
		"\u001b]8;;x\u001b\\",
		"\u009b31m",
	],
	...[
		"\u0007\u0007",
		"a\bb",
		"a\rb",
		"\u000eG\u000f",
		"\u001bc",
		"\u0005",
		"\u0016\u0016",
	],
];

/** For whoever takes a text for the frame that it stands in. */
const protocols = [
	...[
		"data: x",
		"id: 9",
		"event: x",
		": ping",
		"retry: 1",
		"a\n\nid: 9\ndata: x",
	],
	...[
		"a\r\nSet-Cookie: x=1",
		"HTTP/1.1 200 OK",
		"\r\n\r\n0\r\n\r\n",
		"Content-Length: 0",
	],
	...[
		"{}",
		"[]",
		'{"a":1}',
		'"',
		'\\"',
		",",
		":",
		"null,",
		'"}],"x":[{',
		"[[[[[[[[",
	],
	...[
		"---",
		"...",
		"- a",
		"a: b",
		"a:\n  - b",
		"!!str",
		"&a",
		"*a",
		"|",
		">",
		"? x",
	],
	...[
		"# a",
		"%YAML 1.1",
		"<<: *a",
		"2026-13-45",
		"mailto:a@b",
		"https://a.b/?c=d&e#f",
	],
	...[
		"=?utf-8?B?eA==?=",
		"+972",
		"BEGIN:VCARD",
		"a=b&c=d",
		"a;b",
		"\u0002\u0003",
	],
];

/** Short ones over and over, and one that is as long as a field may be. */
const long = [
	...["a".repeat(200), "é".repeat(200), "\\".repeat(200), '"'.repeat(200)],
	...["\n".repeat(100), "a ".repeat(100), "{".repeat(200), "م".repeat(200)],
	...["<".repeat(200), "\u0001".repeat(200), "a".repeat(1_000)],
];

/** About five hundred texts that break programs which take them for something else. Each stands here once. */
export const hostileStrings: readonly string[] = [
	...new Set([
		...[reserved, numbers, spaces, controls, invisible, broken].flat(),
		...[scripts, emoji, sql, html, programs, shells, protocols, long].flat(),
	]),
];
