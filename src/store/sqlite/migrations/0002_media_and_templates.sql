CREATE TABLE `media` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`conversation` integer,
	`state` text NOT NULL,
	`due_at` integer,
	`sent_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`hash` text,
	`type` text,
	`bytes` integer,
	`channel` text NOT NULL,
	`kind` text NOT NULL,
	`url` text NOT NULL,
	`error` text
);
--> statement-breakpoint
CREATE INDEX `media_due` ON `media` (`due_at`) WHERE "media"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `media_name` ON `media` (`name`);--> statement-breakpoint
CREATE INDEX `media_conversation` ON `media` (`conversation`);--> statement-breakpoint
CREATE INDEX `media_hash` ON `media` (`hash`) WHERE "media"."hash" is not null;--> statement-breakpoint
CREATE TABLE `templates` (
	`sender` text PRIMARY KEY NOT NULL,
	`listed_at` integer NOT NULL,
	`list` text NOT NULL
);
