CREATE TABLE `__new_rule_books` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	`artefact` blob NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_rule_books`("number", "hash", "at", "artefact") SELECT "number", "hash", "at", CAST("artefact" AS BLOB) FROM `rule_books`;--> statement-breakpoint
DROP TABLE `rule_books`;--> statement-breakpoint
ALTER TABLE `__new_rule_books` RENAME TO `rule_books`;--> statement-breakpoint
CREATE UNIQUE INDEX `rule_books_hash_unique` ON `rule_books` (`hash`);