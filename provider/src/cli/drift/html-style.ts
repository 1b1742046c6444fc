/**
 * The page's whole style. On a narrow screen, each row of a table is a card. Every colour has a contrast of 4.5 or more
 * on its background, in light and in dark mode.
 */
export const htmlStyle = `
:root { color-scheme: light dark; --background: #ffffff; --text: #1b1f24; --faint: #57606a; --line: #d0d7de; --panel: #f6f8fa;
  --protected: #a40e26; --changed: #9a5b00; --missing: #8250df; --unmanaged: #0969da; --pending: #1a7f37; --ignored: #57606a; }
@media (prefers-color-scheme: dark) { :root { --background: #0d1117; --text: #e6edf3; --faint: #9198a1; --line: #30363d;
  --panel: #161b22; --protected: #ff7b72; --changed: #e3a33b; --missing: #bc8cff; --unmanaged: #58a6ff;
  --pending: #3fb950; --ignored: #9198a1; } }
body { margin: 0 auto; max-width: 75rem; padding: 2rem 1rem; background: var(--background); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
p { margin: .25rem 0; }
.faint { color: var(--faint); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--faint); padding: .25rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
th { background: var(--panel); }
td { overflow-wrap: anywhere; }
td:first-child { white-space: nowrap; font-weight: 600; }
code { background: var(--panel); border-radius: 3px; padding: 0 .25em; font: .9em ui-monospace, monospace; white-space: pre-wrap; }
svg { width: 100%; max-width: 27.5rem; margin-top: 1rem; }
svg text { fill: currentColor; dominant-baseline: central; font: 14px system-ui, sans-serif; }
svg .count { font-weight: 600; }
dt { font-weight: 600; margin-top: .5rem; }
dd { margin: 0; }
p, li, dd { overflow-wrap: anywhere; }
.protected-and-changed { fill: var(--protected); color: var(--protected); }
.changed { fill: var(--changed); color: var(--changed); }
.missing { fill: var(--missing); color: var(--missing); }
.unmanaged { fill: var(--unmanaged); color: var(--unmanaged); }
.pending { fill: var(--pending); color: var(--pending); }
.ignored { fill: var(--ignored); color: var(--ignored); }
@media (max-width: 40rem) {
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table, caption, tbody, tr, td { display: block; }
  tr { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; padding: .25rem 0; }
  td { border: 0; padding: .15rem .6rem; }
  td::before { content: attr(data-label) " "; color: var(--faint); font-weight: 400; }
}
`;
