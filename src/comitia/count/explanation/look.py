"""The style of the page that explains a count: the register's tokens and shapes, as far as this one page needs them."""

STYLE = """
:root { color-scheme: light dark;
  --paper: #fbfaf6; --card: #ffffff; --ink: #1a2129; --muted: #565f69; --line: #dcd8cd; --rule: #b9b3a4;
  --accent: #0b5b62; --accent-soft: #e2eff0; --good: #1c6b3a; --alert: #9c2222; --bar: #6f7882; --moves: #b4552d;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", "URW Palladio L", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --mono: ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --gap: 1.6rem; --edge: clamp(1rem, 4vw, 2.5rem); --radius: 10px; --measure: 66ch; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #14181c; --card: #1b2126; --ink: #e9e6df; --muted: #a8b0b8; --line: #343c44; --rule: #525c66;
  --accent: #7fcbd0; --accent-soft: #17343a; --good: #7fd19b; --alert: #f2a0a0; --bar: #8d97a1; --moves: #e08b62; } }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 var(--sans);
  overflow-wrap: anywhere; }
main { padding: clamp(1.2rem, 3vw, 2.4rem) max(var(--edge), (100% - 72rem) / 2) 3rem; display: grid;
  grid-template-columns: minmax(0, 1fr); gap: var(--gap); }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; margin: 0; text-wrap: balance; }
h1 { font-size: clamp(1.7rem, 1.2rem + 2.2vw, 2.6rem); } h2 { font-size: 1.35rem; } h3 { font-size: 1.12rem; }
p { margin: 0; max-width: var(--measure); } ul, ol { margin: 0; padding-left: 1.3rem; }
a { color: var(--accent); text-underline-offset: 0.18em; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--accent);
  outline-offset: 2px; border-radius: 4px; }
.lede { font-size: 1.25rem; line-height: 1.45; font-family: var(--serif); }
.small { font-size: 0.92rem; color: var(--muted); }
.stack > * + * { margin-top: 0.9rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: 1.1rem 1.2rem; }
.stages { list-style: none; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
.stages > li > * + * { margin-top: 0.6rem; }
.number { color: var(--muted); font-weight: 400; }
.says { border-left: 3px solid var(--rule); padding-left: 0.8rem; color: var(--muted); }
.says b, .says strong { color: var(--ink); }
.close { list-style: none; padding: 0; font-size: 0.96rem; }
.close li { padding: 0.12rem 0 0.12rem 1.4rem; text-indent: -1.4rem; max-width: var(--measure); }
.close li::before { content: "\\2194"; display: inline-block; width: 1.4rem; text-indent: 0; color: var(--muted); }
.ballot { background: var(--accent-soft); border-left: 3px solid var(--accent); padding: 0.5rem 0.9rem;
  border-radius: 0 var(--radius) var(--radius) 0; }
.scroll { overflow-x: auto; position: relative; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-size: 0.92rem; color: var(--muted); padding-bottom: 0.4rem; }
th, td { text-align: left; padding: 0.5rem 0.7rem 0.5rem 0; border-bottom: 1px solid var(--line); vertical-align: top;
  overflow-wrap: break-word; }
th { font-weight: 600; } thead th { font-size: 0.9rem; color: var(--muted); vertical-align: bottom; }
td.n, th.n { text-align: right; min-width: 6.2rem; padding-left: 0.5rem; } td.n { white-space: nowrap; }
.who { position: sticky; left: 0; background: var(--card); min-width: 8.5rem; max-width: 14rem;
  padding-right: 0.9rem; box-shadow: 1px 0 0 var(--line); }
.change { color: var(--muted); font-size: 0.88rem; } .sum th, .sum td { color: var(--muted); font-weight: 400; }
.elected { color: var(--good); font-weight: 600; } .excluded { color: var(--alert); font-weight: 600; }
.verdict { font-size: 0.88rem; }
dl { margin: 0; display: grid; gap: 0.2rem 1.2rem; grid-template-columns: minmax(0, 1fr); }
dt { font-weight: 600; } dd { margin: 0 0 0.6rem; max-width: var(--measure); }
summary { cursor: pointer; padding: 0.35rem 0; color: var(--accent); }
code, pre { font-family: var(--mono); font-size: 0.88em; overflow-wrap: anywhere; }
pre { margin: 0.5rem 0 0; padding: 0.9rem 1rem; background: var(--paper); border: 1px solid var(--line);
  border-radius: var(--radius); white-space: pre-wrap; line-height: 1.5; }
.flow { display: block; }
.flow text { font-family: var(--sans); fill: var(--ink); stroke: var(--card); }
.flow .flow-head, .flow .flow-note { stroke: none; }
.flow .flow-fate, .flow .flow-note { fill: var(--muted); }
.flow-ground { fill: var(--card); } .flow-stays { fill: var(--bar); } .flow-bar { fill: var(--bar); }
.flow-stays.flow-elected, .flow-bar.flow-elected { fill: var(--accent); }
.flow-bar.flow-nobody { fill: var(--card); stroke: var(--muted); }
.flow-moves { fill: var(--moves); stroke: var(--moves); }
.flow-quota { stroke: var(--ink); } .flow-floor { stroke: var(--muted); }
@media (max-width: 30rem) { .who { min-width: 7rem; max-width: 8.5rem; } }
@media print { :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --muted: #333; }
  .card, tr, li { break-inside: avoid; } .scroll { overflow: visible; } }
"""
