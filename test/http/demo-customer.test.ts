import { expect, it } from "vitest";
import { startDemo } from "../../src/demo.ts";
import { httpApp } from "../../src/http/app.ts";
import { fromHere, options, problem, sending, told } from "./harness.ts";

it("lets a customer write in demo mode", async () => {
	const written: unknown[] = [];
	const app = httpApp(
		options(told(), {
			demoCustomer: (message) => {
				written.push(message);
				return "96170123456";
			},
		}),
	);
	const ask = (body: object) =>
		fromHere(app, "/api/demo/customer", sending(body));
	const response = await ask({ name: " Amel ", text: "Hello" });
	expect(response.status).toBe(202);
	expect(await response.json()).toEqual({ from: "96170123456" });
	expect(written).toEqual([{ name: "Amel", text: "Hello" }]);
	const empty = await problem(await ask({ name: "Amel", text: " " }));
	expect(empty.code).toBe("wrong-value");
});

it("is not there where customers are real", async () => {
	const app = httpApp(options(told()));
	const body = sending({ name: "Amel", text: "Hello" });
	expect((await fromHere(app, "/api/demo/customer", body)).status).toBe(404);
});

it("has one number for a name", async () => {
	const demo = startDemo();
	const { customerWrites } = demo;
	const amel = customerWrites({ name: "Amel", text: "Hello" });
	expect(amel).toMatch(/^96170\d{6}$/);
	expect(customerWrites({ name: "Amel", text: "again" })).toBe(amel);
	expect(customerWrites({ name: "عمر", text: "مرحبا" })).not.toBe(amel);
	await demo.emulator.idle();
});
