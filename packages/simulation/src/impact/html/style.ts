/** The only style of a report: no file is loaded, and no element has a style of its own. */
export const STYLE = `
:root { color-scheme: light dark;
  --page: #f5f6f8; --card: #ffffff; --ink: #1b2330; --soft: #59657a; --line: #dfe3ea; --faint: #eef1f5;
  --up: #1a7f5a; --up-strong: #0d5c40; --up-soft: #8fd0b5; --down: #c2452f; --down-strong: #8f2c1a; --down-soft: #f0ac9f;
  --same: #b9c1ce; --unknown: #d9cfa6; --accent: #3453c4; --mark: #fff3cd; }
@media (prefers-color-scheme: dark) { :root {
  --page: #12161d; --card: #1a2029; --ink: #e6eaf1; --soft: #9aa6b8; --line: #2c3542; --faint: #222a35;
  --up: #45b98a; --up-strong: #7fdcb6; --up-soft: #2a6d54; --down: #ee7a63; --down-strong: #ffab9b; --down-soft: #83392c;
  --same: #4d586a; --unknown: #6e6540; --accent: #8ba4ff; --mark: #3d3720; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 40px 24px 64px; }
header .from { color: var(--soft); font-size: 14px; letter-spacing: .01em; }
h1 { font-size: 27px; line-height: 1.28; font-weight: 650; letter-spacing: -.012em; margin: 8px 0 22px; max-width: 34em; text-wrap: pretty; }
h2 { font-size: 19px; font-weight: 650; letter-spacing: -.006em; margin: 0 0 4px; }
h3 { font-size: 15px; font-weight: 650; margin: 26px 0 8px; }
p { margin: 0 0 10px; max-width: 46em; text-wrap: pretty; }
.note { color: var(--soft); font-size: 13.5px; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 24px 26px 26px; margin: 18px 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: 12px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 15px 18px 14px; }
.card .what { color: var(--soft); font-size: 13px; }
.card .figure { font-size: 27px; font-weight: 650; letter-spacing: -.02em; font-variant-numeric: tabular-nums; line-height: 1.3; }
.card .more { color: var(--soft); font-size: 13px; font-variant-numeric: tabular-nums; }
nav { margin: 20px 0 4px; display: flex; flex-wrap: wrap; gap: 6px 16px; font-size: 14px; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; }
.wide { overflow-x: auto; margin: 0 -4px; padding: 0 4px; }
table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; margin: 6px 0 2px; min-width: 40%; }
caption { text-align: left; color: var(--soft); font-size: 13px; padding-bottom: 4px; }
th, td { padding: 6px 14px 6px 0; text-align: right; border-bottom: 1px solid var(--faint); vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-weight: 500; font-size: 13px; border-bottom-color: var(--line); white-space: nowrap; vertical-align: bottom; }
th[scope="row"], .text { text-align: left; font-weight: 450; }
tfoot th, tfoot td { border-bottom: 0; border-top: 1px solid var(--line); font-weight: 600; }
.matrix th, .matrix td { padding: 8px 14px; border-bottom: 0; }
.matrix td { border: 2px solid var(--card); border-radius: 8px; min-width: 92px; background: var(--faint); }
.matrix td.none { color: var(--soft); background: transparent; }
.matrix td.up { background: color-mix(in srgb, var(--up-soft) 46%, var(--card)); }
.matrix td.down { background: color-mix(in srgb, var(--down-soft) 46%, var(--card)); }
.matrix td.sum { background: transparent; color: var(--soft); }
.up { color: inherit; } .sign-up { color: var(--up); } .sign-down { color: var(--down); }
.plus { color: var(--up-strong); } .minus { color: var(--down-strong); }
details { border-top: 1px solid var(--faint); margin-top: 12px; padding-top: 10px; }
details details { margin-top: 6px; padding-top: 6px; }
summary { cursor: pointer; font-size: 14px; color: var(--accent); }
summary .quiet { color: var(--soft); }
details[open] > summary { margin-bottom: 8px; }
ul.plain { list-style: none; margin: 0; padding: 0; }
ul.plain li { padding: 8px 0; border-bottom: 1px solid var(--faint); font-size: 14px; }
ul.plain li:last-child { border-bottom: 0; }
.verdict { display: inline-block; min-width: 108px; font-size: 13px; font-weight: 600; }
.verdict.held { color: var(--up-strong); } .verdict.broken { color: var(--down-strong); } .verdict.other { color: var(--soft); }
.who { font-weight: 600; } .id { color: var(--soft); font-size: 13px; }
.why { color: var(--soft); font-size: 13.5px; }
.letter { white-space: pre-wrap; background: var(--faint); border-radius: 8px; padding: 12px 14px; margin: 6px 0 12px; font-size: 14px; max-width: 44em; }
code, pre { font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre { background: var(--faint); border-radius: 8px; padding: 12px 14px; overflow-x: auto; margin: 8px 0; white-space: pre-wrap; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; margin: 8px 0; font-size: 14px; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
svg { display: block; max-width: 100%; height: auto; }
svg text { fill: var(--ink); font: 13px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; font-variant-numeric: tabular-nums; }
svg .quiet { fill: var(--soft); }
svg .figure-on-link { font-size: 12.5px; font-weight: 600; paint-order: stroke; stroke: var(--card); stroke-width: 3.5px; stroke-linejoin: round; }
.node { fill: var(--soft); }
.link { fill: var(--same); fill-opacity: .38; } .link.up { fill: var(--up); fill-opacity: .62; } .link.down { fill: var(--down); fill-opacity: .62; }
.bar-gainOver5 { fill: var(--up); } .bar-gainUnder5 { fill: var(--up-soft); } .bar-same { fill: var(--same); }
.bar-loseUnder5 { fill: var(--down-soft); } .bar-loseOver5 { fill: var(--down); } .bar-unknown { fill: var(--unknown); }
.bar-plus { fill: var(--up); } .bar-minus { fill: var(--down); } .axis { stroke: var(--line); }
td .bar { display: inline-block; vertical-align: middle; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; font-size: 13px; color: var(--soft); margin: 8px 0 2px; padding: 0; list-style: none; }
.legend svg { display: inline-block; margin-right: 6px; vertical-align: -1px; }
@media print { :root { --page: #fff; --card: #fff; } body { font-size: 11px; } main { max-width: none; padding: 0; }
  section, .card { break-inside: avoid-page; border-color: #ccc; } section { padding: 14px 0; border-width: 1px 0 0; border-radius: 0; } nav { display: none; }
  h2, h3 { break-after: avoid; } tr { break-inside: avoid; } }
`;
