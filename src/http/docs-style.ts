/** How `/docs` looks; light and dark as the reader's machine is. */
export const docsStyle = `
:root { color-scheme: light dark; --line: light-dark(#d9dedb, #33403a); --soft: light-dark(#f4f7f5, #1a211d); --ink: light-dark(#17211c, #e6efe9); --green: light-dark(#0b6b43, #6fd3a3); --page: light-dark(#fff, #111613); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 4rem; font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--page); }
a { color: var(--green); }
code { font: 0.9em/1.4 ui-monospace, monospace; background: var(--soft); padding: 0.1em 0.3em; border-radius: 4px; overflow-wrap: anywhere; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; list-style: none; }
h2 { margin: 2.5rem 0 0.5rem; border-bottom: 2px solid var(--line); }
article { margin: 1rem 0; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 8px; }
article h3 { margin: 0; font-size: 1rem; }
article p { margin: 0.4rem 0; }
h4 { margin: 0.75rem 0 0.25rem; font-size: 0.85rem; }
.method { display: inline-block; min-width: 4.2em; font-weight: 700; color: var(--green); }
.role { font-size: 0.85rem; border: 1px solid var(--line); border-radius: 99px; padding: 0 0.6em; white-space: nowrap; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.2rem 1rem; margin: 0; }
dd { margin: 0; }
.problems { margin: 0.5rem 0 0; padding: 0; list-style: none; font-size: 0.9rem; display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.4rem; } }
`;
