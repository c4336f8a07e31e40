import type { NumberWords } from "./number-words.ts";

/** Arabic number words in Latin letters. */
export const arabizi: NumberWords = {
	add: {
		1: "wa7ad, wahad, wa7de, wahde, wa7da, wa7id, wahed, wahid",
		2: "tnen, tnein, tneyn, tnain, etnen, itnen, itnein, etnein, 2etnen, tnayn, thnain, jouj, zouz",
		3: "tlete, tleteh, tlate, tlata, tlatha, talata, telata, thalatha, tlet",
		4: "arb3a, arba3a, arba3, arb3, arbaa, arba3t",
		5: "khamse, 5amse, khamsa, 5amsa, khamseh, 5amseh, khams, 5ams, 5msa",
		6: "sitte, sette, setta, sitta, sitteh, setteh",
		7: "sab3a, sabe3a, sab3, seb3a, saba3a, sab3ah",
		8: "tmene, tmane, tmenye, tmeniye, tamanya, tmanya, tmanye, tmenyeh, tmeneh, tmnye",
		9: "tes3a, tis3a, tise3a, tes3, tiss3a, tese3a",
		10: "3ashra, 3achra, 3ashara, 3achara, 3ashr, 3ashre, 3shra, 3ashret",
		11: "7da3sh, 7da3ch, hda3sh, 7dashar, 7idashar",
		12: "tna3sh, tna3ch, itnashar, etnashar, 2etnashar",
		13: "tleta3sh, tlatta3sh, talatashar",
		14: "arba3ta3sh, arb3ta3sh, arba3tashar",
		15: "khamsta3sh, 5amsta3sh, khamastashar, 5amastashar",
		20: "3eshrin, 3ishrin, 3ashrin, 3echrin, 3shrin, 3eshreen, 3ishreen",
		30: "tlatin, tletin, talatin, tlateen",
		40: "arb3in, arba3in, arb3een",
		50: "khamsin, 5amsin, khamseen",
	},
	alone: { 2: "shakhsen, sha5sen, sh5sen, nafaren" },
	hundred: "miyye, miyyeh, meyye, miye",
	scales: { 1000: "alf, 2alf, alef" },
	twoOf: { 1000: "alfen, alfein" },
	parts: { 2: "noss, nos, nuss, nous", 4: "rob3, reb3, rub3" },
	partsAlone: "noss, nuss",
	and: "w",
};
