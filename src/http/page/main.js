import { startFeed } from "./lib/feed.js";
import { loadWords } from "./lib/i18n.js";
import { startShell } from "./shell/shell.js";

// The words come first: every part of the page is made with them.
await loadWords();
startShell();
startFeed();
