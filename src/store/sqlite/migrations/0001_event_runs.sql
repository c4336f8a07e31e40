DROP INDEX `runs_due`;--> statement-breakpoint
ALTER TABLE `runs` ADD `event` text;--> statement-breakpoint
CREATE UNIQUE INDEX `runs_due` ON `runs` (`rule`,`due_at`) WHERE "runs"."event" is null;