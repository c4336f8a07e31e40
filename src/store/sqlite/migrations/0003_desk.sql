CREATE TABLE `agents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`hash` text NOT NULL,
	`since` integer NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agents_hash` ON `agents` (`hash`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`action` text NOT NULL,
	`about` text,
	`detail` text
);
--> statement-breakpoint
CREATE TABLE `care` (
	`conversation` integer PRIMARY KEY NOT NULL,
	`assigned` integer,
	`seen` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `care_assigned` ON `care` (`assigned`) WHERE "care"."assigned" is not null;--> statement-breakpoint
CREATE TABLE `counts` (
	`slot` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`count` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`slot`, `kind`, `name`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `dismissed` (
	`key` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `inbox` (
	`conversation` integer PRIMARY KEY NOT NULL,
	`last_seq` integer NOT NULL,
	`received` integer NOT NULL,
	`waiting_since` integer,
	`human` integer NOT NULL,
	`open` integer NOT NULL,
	`opted_out` integer NOT NULL,
	`sender` integer NOT NULL,
	`name` text NOT NULL,
	`last` text
);
--> statement-breakpoint
CREATE INDEX `inbox_last` ON `inbox` (`last_seq`);--> statement-breakpoint
CREATE INDEX `inbox_human` ON `inbox` (`last_seq`) WHERE human = 1;--> statement-breakpoint
CREATE INDEX `inbox_open` ON `inbox` (`last_seq`) WHERE open = 1;--> statement-breakpoint
CREATE INDEX `inbox_waiting` ON `inbox` (`last_seq`) WHERE "inbox"."waiting_since" is not null;--> statement-breakpoint
CREATE INDEX `inbox_opted_out` ON `inbox` (`last_seq`) WHERE opted_out = 1;--> statement-breakpoint
CREATE TABLE `index_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notes_conversation` ON `notes` (`conversation`);--> statement-breakpoint
CREATE TABLE `publications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`note` text,
	`etag` text NOT NULL,
	`files` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `unanswered` (
	`seq` integer PRIMARY KEY NOT NULL,
	`conversation` integer NOT NULL,
	`at` integer NOT NULL,
	`key` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `unanswered_at` ON `unanswered` (`at`);--> statement-breakpoint
CREATE INDEX `unanswered_conversation` ON `unanswered` (`conversation`);--> statement-breakpoint
DROP INDEX `conversations_last`;--> statement-breakpoint
CREATE VIRTUAL TABLE `search` USING fts5(`conversation`, `customer`, `ours`, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co C*'");--> statement-breakpoint
INSERT INTO `search`(`search`, rank) VALUES ('secure-delete', 1);--> statement-breakpoint
CREATE VIRTUAL TABLE `names` USING fts5(`name`, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co C*'");--> statement-breakpoint
INSERT INTO `names`(`names`, rank) VALUES ('secure-delete', 1);
