/** The ceiling of S6, as a process of its own: writes one ready frame to every open stream for each request. Prints its address. */
import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

const streams = new Set<ServerResponse>();
const data = JSON.stringify({ seq: 1, text: "x".repeat(520) });
const frame = Buffer.from(`id: 1\nevent: decision.made\ndata: ${data}\n\n`);

const server = createServer((request, response) => {
	if (request.method === "POST") return void deliver(request, response);
	response.writeHead(200, { "content-type": "text/event-stream" });
	response.write("retry: 2000\n\n");
	streams.add(response);
	response.once("close", () => streams.delete(response));
}).listen(0, "127.0.0.1", () => {
	console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

function deliver(request: IncomingMessage, response: ServerResponse): void {
	request.resume().once("end", () => {
		for (const stream of streams) stream.write(frame);
		response.end("ok");
	});
}
