// Prints how answers are read, by group and language: npx tsx test/engine/answers/table.ts
import { corpusMissing, hasCorpus, printScores, scores } from "./corpus.ts";

const all = hasCorpus ? scores() : [];
console.log(hasCorpus ? printScores(all) : corpusMissing);
for (const { group, language, wrong } of all)
	for (const row of wrong) console.log(`${group}, ${language}: ${row}`);
