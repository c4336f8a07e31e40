/** What tells machines apart, as a process of its own: node:http that takes in a request's body and answers 200. Prints its address. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const server = createServer((request, response) => {
	const parts: Buffer[] = [];
	request
		.on("data", (part: Buffer) => parts.push(part))
		.once("end", () => {
			JSON.parse(Buffer.concat(parts).toString());
			response.end("ok");
		});
}).listen(0, "127.0.0.1", () => {
	console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
