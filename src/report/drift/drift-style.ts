/** The page's style sheet. Its digest stands in the page's policy, so it holds nothing that changes. */
export const driftStyle = `
:root { color-scheme: light dark; --ink: #1d1d1f; --paper: #fff; --soft: #f3f3f5; --line: #c9c9cf; --quiet: #5c5c66;
  --breaking: #b3261e; --dangerous: #8a5300; --safe: #1b6e3c; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececf1; --paper: #16161a; --soft: #212127; --line: #45454e;
  --quiet: #a9a9b5; --breaking: #ff8a80; --dangerous: #ffc266; --safe: #7fd6a0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 70rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; display: inline; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 0; }
code, pre { font-family: ui-monospace, monospace; font-size: .875em; overflow-wrap: anywhere; }
pre { padding: .75rem; overflow: auto; max-height: 30rem; background: var(--soft); border: 1px solid var(--line); }
pre code { overflow-wrap: normal; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }
small, .notes, .direction, .all, footer { color: var(--quiet); }
ul { padding: 0; list-style: none; }
.verdict { font-weight: 600; }
.breaking .severity, .verdict.breaking, .verdict.unknown, .numbers .breaking { color: var(--breaking); }
.dangerous .severity, .verdict.dangerous, .numbers .dangerous { color: var(--dangerous); }
.safe .severity, .verdict.safe, .verdict.identical, .numbers .safe { color: var(--safe); }
.numbers { display: flex; flex-wrap: wrap; gap: 1.5rem; }
.group { margin: 1rem 0; padding: .5rem 1rem; border: 1px solid var(--line); border-radius: .5rem; }
.change { margin: .75rem 0; padding-left: .75rem; border-left: .25rem solid var(--line); }
.change.breaking { border-color: var(--breaking); }
.change.dangerous { border-color: var(--dangerous); }
.change p { margin: .25rem 0; overflow-wrap: anywhere; }
.path { font-weight: 600; }
summary { cursor: pointer; }
:focus-visible { outline: 2px solid; outline-offset: 2px; }
@media print { .group, .change { break-inside: avoid; } }
`;
