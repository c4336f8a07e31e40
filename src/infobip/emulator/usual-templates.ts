import type { TemplateCreation } from "../templates/creation.ts";

const weekendMenu = {
	en: "Hello {{1}}, here is our menu for the weekend. Shall we keep a table for you?",
	ar: "مرحبا {{1}}، هذه قائمتنا لنهاية الأسبوع. هل نحجز لك طاولة؟",
	fr: "Bonjour {{1}}, voici notre carte du week-end. Vous gardons-nous une table ?",
} as const;

/** The approved templates an emulated account begins with, unless it is told others. */
export const usualTemplates: readonly TemplateCreation[] = [
	...(["en", "ar", "fr"] as const).map(
		(language): TemplateCreation => ({
			name: "weekend_menu",
			language,
			category: "MARKETING",
			structure: {
				body: { text: weekendMenu[language], examples: ["Rana"] },
			},
		}),
	),
	{
		name: "staff_notice",
		language: "en",
		category: "UTILITY",
		structure: {
			body: {
				text: "A customer needs you: {{1}} Please look.",
				examples: ["Rana asks for a table."],
			},
		},
	},
	{
		name: "order_ready",
		language: "en",
		category: "UTILITY",
		structure: {
			header: { format: "IMAGE", example: "https://example.com/order.jpg" },
			body: {
				text: "Your order {{1}} is ready, {{2}}. Come when you like.",
				examples: ["1234", "Rana"],
			},
			footer: { text: "Thank you" },
			buttons: [
				{ type: "QUICK_REPLY", text: "On my way" },
				{
					type: "URL",
					text: "See the order",
					url: "https://example.com/orders/{{1}}",
					example: "https://example.com/orders/1234",
				},
			],
		},
	},
];
