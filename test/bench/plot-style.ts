/** Readable on a light and on a dark page: a picture in a page follows the reader's own setting. */
export const plotStyle = `
svg { color-scheme: light dark; font: 13px system-ui, sans-serif; --text: #1b1f24; --faint: #57606a; --line: #d0d7de;
  --ours: #0969da; --peer: #bc4c00; --floor: #57606a; }
@media (prefers-color-scheme: dark) { svg { --text: #e6edf3; --faint: #9198a1; --line: #30363d;
  --ours: #58a6ff; --peer: #f0883e; --floor: #9198a1; } }
text { fill: var(--text); }
.faint { fill: var(--faint); font-size: 11px; }
.title { font-size: 14px; font-weight: 600; }
.heading { font-size: 16px; font-weight: 600; }
.grid { stroke: var(--line); }
.series { fill: none; stroke-width: 2; stroke-linejoin: round; }
.ours { stroke: var(--ours); }
.peer { stroke: var(--peer); }
.floor { stroke: var(--floor); }
.drift { stroke: var(--ours); stroke-dasharray: 2 4; }
.limit { stroke: var(--faint); stroke-width: 1; stroke-dasharray: 6 4; }
circle.ours, circle.drift { fill: var(--ours); }
circle.peer { fill: var(--peer); }
circle.floor { fill: var(--floor); }
circle.undone { fill: none; stroke-width: 2; }
`;
