import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Where something stands, both counted from 0. */
export interface Position {
	readonly line: number;
	readonly character: number;
}

/** What an editor underlines. */
export interface Diagnostic {
	readonly range: { readonly start: Position };
	readonly message: string;
}

/** The YAML language server that editors run, spoken to as an editor does: over its stdin and stdout. */
export interface LanguageServer {
	/** Shows it a file that begins with this text; gives what it underlines. */
	open(uri: string, text: string): Promise<readonly Diagnostic[]>;
	/** The words it offers in a place. */
	complete(uri: string, position: Position): Promise<readonly string[]>;
	/** What it says of the word in a place. */
	hover(uri: string, position: Position): Promise<string>;
	stop(): Promise<void>;
}

interface Message {
	readonly id?: number | string;
	readonly method?: string;
	readonly params?: unknown;
	readonly result?: unknown;
}

const program = fileURLToPath(
	new URL(
		"../../node_modules/yaml-language-server/bin/yaml-language-server",
		import.meta.url,
	),
);

/** As VS Code's extension has them, without the catalogue of schemas on the web. */
const settings = {
	yaml: {
		validate: true,
		hover: true,
		completion: true,
		schemaStore: { enable: false },
	},
};

/** Starts the server of the `yaml-language-server` package. */
export async function startLanguageServer(): Promise<LanguageServer> {
	const child = spawn(process.execPath, [program, "--stdio"], {
		stdio: ["pipe", "pipe", "inherit"],
	});
	const diagnosed = new Map<string, (found: readonly Diagnostic[]) => void>();
	const { request, notify } = speakTo(child, ({ method, params }) => {
		if (method !== "textDocument/publishDiagnostics") return;
		const { uri, diagnostics } = params as {
			readonly uri: string;
			readonly diagnostics: readonly Diagnostic[];
		};
		diagnosed.get(uri)?.(diagnostics);
	});
	await request("initialize", {
		processId: process.pid,
		rootUri: null,
		capabilities: {
			textDocument: {
				completion: { completionItem: { snippetSupport: true } },
				hover: { contentFormat: ["markdown"] },
			},
			workspace: { configuration: true },
		},
	});
	notify("initialized", {});
	notify("workspace/didChangeConfiguration", { settings });
	return {
		open: (uri, text) =>
			new Promise((resolve) => {
				diagnosed.set(uri, resolve);
				const textDocument = { uri, languageId: "yaml", version: 1, text };
				notify("textDocument/didOpen", { textDocument });
			}),
		async complete(uri, position) {
			const place = { textDocument: { uri }, position };
			const list = await request("textDocument/completion", place);
			const { items } = list as {
				readonly items: readonly { label: string }[];
			};
			return items.map(({ label }) => label);
		},
		async hover(uri, position) {
			const place = { textDocument: { uri }, position };
			const hover = await request("textDocument/hover", place);
			const { contents } = hover as { readonly contents: { value: string } };
			return contents.value;
		},
		async stop() {
			await request("shutdown", null);
			notify("exit", null);
			if (child.exitCode === null) await once(child, "exit");
		},
	};
}

/** JSON-RPC, each message behind a header with its length. */
function speakTo(child: ChildProcess, onNotice: (message: Message) => void) {
	const waiting = new Map<unknown, (result: unknown) => void>();
	let last = 0;
	const write = (message: object) => {
		const text = JSON.stringify({ jsonrpc: "2.0", ...message });
		child.stdin?.write(
			`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
		);
	};
	readMessages(child, (message) => {
		const { id, method, params, result } = message;
		if (method === undefined) waiting.get(id)?.(result ?? null);
		else if (id === undefined) onNotice(message);
		else write({ id, result: answerTo(method, params) });
	});
	return {
		notify: (method: string, params: unknown) => write({ method, params }),
		request: (method: string, params: unknown) =>
			new Promise<unknown>((resolve) => {
				last += 1;
				waiting.set(last, resolve);
				write({ id: last, method, params });
			}),
	};
}

/** What the server asks its editor: the settings. */
function answerTo(method: string, params: unknown): unknown {
	if (method !== "workspace/configuration") return null;
	const { items } = params as {
		readonly items: readonly { section: string }[];
	};
	return items.map(({ section }) =>
		section === "yaml" ? settings.yaml : null,
	);
}

function readMessages(
	child: ChildProcess,
	onMessage: (message: Message) => void,
): void {
	let bytes = Buffer.alloc(0);
	child.stdout?.on("data", (chunk: Buffer) => {
		bytes = Buffer.concat([bytes, chunk]);
		for (;;) {
			const head = /^Content-Length: (\d+)\r\n(?:.+\r\n)*\r\n/.exec(
				bytes.toString("latin1", 0, 200),
			);
			if (!head) return;
			const end = head[0].length + Number(head[1]);
			if (bytes.length < end) return;
			const text = bytes.toString("utf8", head[0].length, end);
			bytes = bytes.subarray(end);
			onMessage(JSON.parse(text));
		}
	});
}
