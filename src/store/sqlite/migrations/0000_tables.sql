CREATE TABLE `addresses` (
	`channel` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`contact` integer NOT NULL,
	`place` integer NOT NULL,
	PRIMARY KEY(`channel`, `kind`, `value`),
	FOREIGN KEY (`contact`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `addresses_contact` ON `addresses` (`contact`);--> statement-breakpoint
CREATE TABLE `business` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`watermark` integer
);
--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` integer PRIMARY KEY NOT NULL,
	`sender` integer NOT NULL,
	`contact` integer NOT NULL,
	`version` integer NOT NULL,
	`due_at` integer,
	`last_at` integer NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`sender`) REFERENCES `senders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversations_contact` ON `conversations` (`contact`,`sender`);--> statement-breakpoint
CREATE INDEX `conversations_due` ON `conversations` (`due_at`) WHERE "conversations"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `conversations_last` ON `conversations` (`last_at`);--> statement-breakpoint
CREATE TABLE `flows` (
	`hash` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `installs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`first_send` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `installs_name_unique` ON `installs` (`name`);--> statement-breakpoint
CREATE TABLE `journal` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`conversation` integer,
	`rule` text,
	`first_send` integer,
	`last_send` integer,
	`body` text NOT NULL,
	`input` text
);
--> statement-breakpoint
CREATE INDEX `journal_conversation` ON `journal` (`conversation`) WHERE "journal"."conversation" is not null;--> statement-breakpoint
CREATE TABLE `journal_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`epoch` integer NOT NULL,
	`sends` integer NOT NULL,
	`conversations` integer NOT NULL,
	`contacts` integer NOT NULL,
	`senders` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY NOT NULL,
	`conversation` integer NOT NULL,
	`decision` integer NOT NULL,
	`about` integer,
	`elsewhere` integer,
	`status` text NOT NULL,
	`priority` integer NOT NULL,
	`lane` integer,
	`due_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`ambiguous` integer NOT NULL,
	`attempted_at` integer,
	`progress` text NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`lane`,`due_at`) WHERE "outbox"."lane" is not null;--> statement-breakpoint
CREATE INDEX `outbox_open` ON `outbox` (`conversation`) WHERE "outbox"."lane" is not null;--> statement-breakpoint
CREATE INDEX `outbox_elsewhere` ON `outbox` (`elsewhere`) WHERE "outbox"."elsewhere" is not null;--> statement-breakpoint
CREATE INDEX `outbox_about` ON `outbox` (`about`) WHERE "outbox"."about" is not null;--> statement-breakpoint
CREATE TABLE `rule_books` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	`artefact` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rule_books_hash_unique` ON `rule_books` (`hash`);--> statement-breakpoint
CREATE TABLE `runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`rule` text NOT NULL,
	`due_at` integer NOT NULL,
	`rules` text NOT NULL,
	`highest` integer NOT NULL,
	`cursor` integer NOT NULL,
	`done` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `runs_due` ON `runs` (`rule`,`due_at`);--> statement-breakpoint
CREATE TABLE `secrets` (
	`id` integer PRIMARY KEY NOT NULL,
	`seen_key` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `seen` (
	`key` blob PRIMARY KEY NOT NULL,
	`day` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `senders` (
	`id` integer PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`address` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `senders_address` ON `senders` (`channel`,`address`);--> statement-breakpoint
CREATE TABLE `tags` (
	`tag` text NOT NULL,
	`conversation` integer NOT NULL,
	PRIMARY KEY(`tag`, `conversation`)
) WITHOUT ROWID;
