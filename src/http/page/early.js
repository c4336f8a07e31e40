// Runs before anything is drawn: nobody sees the wrong colours or the wrong side first.
import { language, theme } from "./lib/preferences.js";

document.documentElement.lang = language();
document.documentElement.dir = language() === "ar" ? "rtl" : "ltr";
document.documentElement.dataset.theme = theme();
