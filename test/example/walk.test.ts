import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadRules } from "../../src/engine/language/load-rules.ts";
import { type Content, DAY, HOUR, MINUTE } from "../../src/engine/model.ts";
import {
	openRestaurant,
	type Person,
	type RestaurantWorld,
} from "./restaurant-world.ts";

const people = {
	en: { phone: "96170000001", name: "Amel Haddad" },
	ar: { phone: "96170000002", name: "نور" },
	fr: { phone: "33612345678", name: "Karim" },
} as const;
type Language = keyof typeof people;
const languages = Object.keys(people) as readonly Language[];
const staff: Person = { phone: "96170999888", name: "The boss" };

const ignored: Person = { phone: "96170000666", name: "Nobody" };
const machine: Person = { phone: "96170000777", name: "Bot" };

/** The same in each language, or one thing for all. */
type InEach<Value> = Value | Readonly<Record<Language, Value>>;

function each<Value>(value: InEach<Value>, language: Language): Value {
	const isEach =
		typeof value === "object" && value !== null && "fr" in (value as object);
	return isEach
		? (value as Readonly<Record<Language, Value>>)[language]
		: (value as Value);
}

/** All three write the same in their own language, and hear this in it. */
async function all(
	world: RestaurantWorld,
	says: InEach<string | Content>,
	hears: InEach<readonly string[]>,
): Promise<void> {
	for (const language of languages) {
		const heard = await world.says(people[language], each(says, language));
		expect
			.soft(heard, `${language}: ${JSON.stringify(says)}`)
			.toEqual(each(hears, language));
	}
}

const tap = (id: string, label: string): Content => ({
	type: "button",
	source: "reply",
	id,
	label,
});

const place = "[location] Dar Nour, Rue Monnot, Achrafieh · 33.8895, 35.4955";
const menu = {
	en: ["[image] https://example.com/dar-nour.jpg\nEverything we cook"],
	ar: ["[image] https://example.com/dar-nour.jpg\nكل ما نطبخ"],
	fr: ["[image] https://example.com/dar-nour.jpg\nTout ce que nous cuisinons"],
};
const howMany = {
	en: ["How many of you?"],
	ar: ["كم شخصاً؟"],
	fr: ["Vous serez combien ?"],
};
const whichDay = {
	en: ["On which day?"],
	ar: ["أي يوم؟"],
	fr: ["Quel jour ?"],
};
const soon = {
	en: ["Somebody will write to you in a moment."],
	ar: ["سيكتب لك أحدنا بعد قليل."],
	fr: ["Quelqu'un vous écrit dans un instant."],
};
const sorry = {
	en: ["Sorry? Write *menu*, *hours* or *agent*."],
	ar: ["عفواً؟ اكتب: منيو، دوام أو موظف."],
	fr: ["Pardon ? Écrivez : carte, horaires ou conseiller."],
};

function weekend(language: Language, name: string): string {
	return `[template] weekend_menu (${language})\n  {{1}} ${name}`;
}

/** Staff bring the bot back into the three chats. */
async function botBack(world: RestaurantWorld): Promise<void> {
	for (const { phone } of Object.values(people))
		expect
			.soft(await world.says(staff, `#on +${phone}`))
			.toEqual([`The bot answers +${phone} again.`]);
}

describe("the whole example of the rules language", () => {
	it("loads without a warning", () => {
		const name = "restaurant.yaml";
		const text = readFileSync(new URL(name, import.meta.url), "utf8");
		const { problems, rules } = loadRules([{ name, text }]);
		expect(problems).toEqual([]);
		expect(rules).toBe(16);
	});

	it("is walked in three languages, over a restart and an edit in the middle of a booking", async () => {
		const world = await openRestaurant();

		// Monday noon: the first message is greeted, and answered by a rule below.
		await all(
			world,
			{
				en: "hi, are you open today?",
				ar: "مرحبا، فاتحين اليوم؟",
				fr: "bonjour, vous êtes ouverts ?",
			},
			{
				en: [
					"Welcome to *Dar Nour*, Amel Haddad 🌙\n[ Hours ] [ Menu ] [ A table ]",
					"Come by, we're open until 23:00.",
				],
				ar: [
					"أهلاً بك في *Dar Nour* 🌙\n[ الدوام ] [ القائمة ] [ طاولة ]",
					"تفضل، مفتوح حتى 23:00.",
				],
				fr: [
					"Bienvenue chez *Dar Nour*, Karim 🌙\n[ Horaires ] [ La carte ] [ Une table ]",
					"Venez, c'est ouvert jusqu'à 23:00.",
				],
			},
		);
		await all(world, tap("menu", "Menu"), menu);
		await all(
			world,
			{ en: "and where is it", ar: "وين العنوان", fr: "quelle adresse svp" },
			[place],
		);
		await all(world, { en: "thanks!", ar: "شكراً", fr: "Merci 🙏" }, []);
		await all(world, "👍🏽", []);

		// The shop knows one order, and not the other.
		await all(
			world,
			{ en: "order #48213", ar: "طلب ٤٨٢١٣", fr: "commande 48213" },
			{
				en: ["Order 48213: 🛵 10 min."],
				ar: ["الطلب 48213: 🛵 10 min."],
				fr: ["Commande 48213 : 🛵 10 min."],
			},
		);
		await all(
			world,
			{ en: "order 99999", ar: "طلب 99999", fr: "commande 99999" },
			{
				en: ["There is no such order. Is the number right?"],
				ar: ["لا يوجد طلب كهذا. هل الرقم صحيح؟"],
				fr: ["Cette commande n'existe pas. Le numéro est-il juste ?"],
			},
		);

		// A booking; the customer falls silent at the second question.
		await all(world, tap("book", "A table"), howMany);
		await all(
			world,
			{ en: "twenty", ar: "عشرين", fr: "vingt" },
			{
				en: ["From 1 to 12, please."],
				ar: ["من 1 إلى 12 من فضلك."],
				fr: ["De 1 à 12, s'il vous plaît."],
			},
		);
		await all(
			world,
			{ en: "for four please", ar: "أربعة", fr: "on sera quatre" },
			whichDay,
		);
		const reminded = await world.pass(46 * MINUTE);
		expect
			.soft(Object.fromEntries(reminded.map(({ to, text }) => [to, text])))
			.toEqual({
				[people.en.phone]: "Are you still there? Nothing is lost.",
				[people.ar.phone]: "هل ما زلت معنا؟",
				[people.fr.phone]: "Vous êtes toujours là ? Rien n'est perdu.",
			});

		// The power goes out, and the owner edits: a flow under way stays as it was, everything else is today's.
		await world.restart();
		await world.edit((rules) =>
			rules
				.replaceAll("at our table", "AT ANOTHER TABLE")
				.replaceAll("طاولة لـ", "تغيّر")
				.replaceAll("Une table pour", "CHANGÉ POUR")
				.replace("Come by, we're", "NEW: we're")
				.replace("تفضل، مفتوح", "جديد: مفتوح")
				.replace("Venez, c'est", "NOUVEAU : c'est"),
		);
		await all(
			world,
			{ en: "what are your hours?", ar: "شو الدوام؟", fr: "vos horaires ?" },
			{
				en: ["NEW: we're open until 23:00.", "On which day?"],
				ar: ["جديد: مفتوح حتى 23:00.", "أي يوم؟"],
				fr: ["NOUVEAU : c'est ouvert jusqu'à 23:00.", "Quel jour ?"],
			},
		);
		await all(
			world,
			{ en: "tomorrow", ar: "بكرا", fr: "demain" },
			{
				en: ["4 at our table on Tuesday 24 November, Amel Haddad."],
				ar: ["طاولة لـ 4 يوم الثلاثاء، 24 نوفمبر."],
				fr: ["Une table pour 4, mardi 24 novembre, Karim."],
			},
		);
		const notices = world.sentTo(staff.phone);
		expect(notices).toHaveLength(3);
		expect
			.soft(notices[0])
			.toBe(
				"[template] staff_notice (en)\n  {{1}} Amel Haddad (+96170000001): 4 on Tuesday 24 November",
			);

		// The next booking is today's; one that is cancelled, and one that is too large.
		const book = { en: "book", ar: "احجز", fr: "réserver" };
		await all(world, book, howMany);
		await all(
			world,
			{ en: "cancel", ar: "الغاء", fr: "annuler" },
			{
				en: ["All right, cancelled."],
				ar: ["حسناً، تم الإلغاء."],
				fr: ["D'accord, c'est annulé."],
			},
		);
		await all(world, book, howMany);
		await all(world, { en: "10", ar: "١٠", fr: "dix" }, whichDay);
		await all(world, { en: "Friday", ar: "الجمعة", fr: "vendredi" }, soon);

		// The chat is with a person; staff bring the bot back with a command.
		await all(world, { en: "menu", ar: "منيو", fr: "carte" }, []);
		await botBack(world);
		await all(world, { en: "menu", ar: "منيو", fr: "carte" }, menu);

		// Twice the bot does not understand; the third time it asks a person.
		await all(world, "zzz", sorry);
		await all(world, "zzz zzz", sorry);
		await all(world, "zzz zzz zzz", soon);
		await botBack(world);

		// The shop is broken: a person again, and after twelve hours the bot is back by itself, while the restaurant is closed.
		await all(
			world,
			{ en: "order 50000", ar: "طلب 50000", fr: "commande 50000" },
			soon,
		);
		expect
			.soft(world.sentTo(staff.phone).at(-1))
			.toBe("Karim (+33612345678) is waiting for a person.\n“commande 50000”");
		await world.pass(12 * HOUR);
		await all(world, tap("hours", "Hours"), {
			en: ["Closed now. We open today at 12:00."],
			ar: ["مغلق الآن. نفتح اليوم الساعة 12:00."],
			fr: ["Fermé. On ouvre aujourd'hui à 12:00."],
		});
		await all(world, "zzz", {
			en: ["It's late: we're back today at 12:00."],
			ar: ["الوقت متأخر: نعود اليوم الساعة 12:00."],
			fr: ["Il est tard : nous revenons aujourd'hui à 12:00."],
		});
		await all(world, "zzz", []);
		await all(world, tap("human", "A person"), {
			en: ["Somebody will write to you today at 12:00."],
			ar: ["سيكتب لك أحدنا اليوم الساعة 12:00."],
			fr: ["Quelqu'un vous écrira aujourd'hui à 12:00."],
		});
		await world.restart(14 * HOUR);

		// Tuesday, a quarter past three in the afternoon. Regulars get the menu on Friday morning, unless they have opted out.
		await all(
			world,
			{ en: "regulars", ar: "انضم", fr: "habitués" },
			{
				en: ["You're a regular now."],
				ar: ["أنت الآن من روادنا."],
				fr: ["Vous voilà parmi nos habitués."],
			},
		);
		await world.restart(2 * DAY + 18 * HOUR);
		const friday = await world.pass(2 * HOUR);
		expect(friday).toEqual([
			{ to: people.en.phone, text: weekend("en", "Amel") },
			{ to: people.ar.phone, text: weekend("ar", "نور") },
			{ to: people.fr.phone, text: weekend("fr", "Karim") },
		]);
		await all(
			world,
			{ en: "STOP", ar: "توقف", fr: "désabonner" },
			{
				en: ["You won't hear from us. Write START to come back."],
				ar: ["لن نكتب لك. اكتب START للعودة."],
				fr: ["Vous n'aurez plus de messages. Écrivez START pour revenir."],
			},
		);
		await world.restart(7 * DAY - 2 * HOUR);
		expect(await world.pass(2 * HOUR)).toEqual([]);
		await all(
			world,
			{ en: "Start!", ar: "ابدأ", fr: "start" },
			{
				en: ["Good to have you back!"],
				ar: ["سعداء بعودتك!"],
				fr: ["Heureux de vous retrouver !"],
			},
		);

		// Somebody who is never answered, and somebody who is a machine.
		expect(await world.says(ignored, "menu")).toEqual([]);
		await world.says(machine, "hello");
		for (const heard of [menu.en, menu.en, []])
			expect(await world.says(machine, "menu")).toEqual(heard);
		expect
			.soft(world.sentTo(staff.phone).at(-1))
			.toContain(
				"The bot has stopped answering Bot (+96170000777) for one hour",
			);
	}, 120_000);
});
