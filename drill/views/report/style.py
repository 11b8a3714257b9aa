"""The look of the page: system fonts, one column, light and dark by what the reader's system prefers."""

CSS = """
:root { color-scheme: light dark; --ink: #1c2024; --quiet: #62676d; --line: #e3e6e9; --back: #fbfcfd; --card: #ffffff;
  --accent: #0e7490; --good: #18794e; --bad: #c62a2f; --s1: #cfe8ee; --s2: #8ecad6; --s3: #3d9fb3; --s4: #0e7490; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8ea; --quiet: #9aa1a9; --line: #2b3036; --back: #111417;
  --card: #181c20; --accent: #4cc3d9; --good: #4cc38a; --bad: #ff7b7b; --s1: #12343c; --s2: #17566a; --s3: #2589a2;
  --s4: #4cc3d9; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); line-height: 1.5;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC",
  sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 2.5rem 0 .75rem; }
p { margin: .25rem 0; }
.quiet { color: var(--quiet); }
.figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: .75rem; margin-top: 1.5rem; }
@media (min-width: 48rem) { .figures { grid-template-columns: repeat(6, 1fr); } }
.figures.few { grid-template-columns: repeat(3, 1fr); margin: .75rem 0; }
.note { margin-bottom: .75rem; }
.figure { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .75rem .9rem;
  line-height: 1.3; }
.figure b { display: block; font-size: 1.4rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.bars { display: flex; align-items: flex-end; gap: 2px; height: 7rem; }
.bars div { flex: 1; min-width: 0; display: flex; flex-direction: column; justify-content: flex-end; height: 100%;
  text-align: center; font-size: .75rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
.bars i { display: block; background: var(--accent); border-radius: 3px 3px 0 0; min-height: 0; }
.months { display: grid; gap: 2px; grid-template-rows: 1fr; font-size: .75rem; white-space: nowrap; }
.calendar { display: grid; grid-auto-flow: column; grid-template-rows: repeat(7, 1fr); gap: 2px; }
.calendar i { aspect-ratio: 1; border-radius: 2px; background: var(--line); }
.calendar .s1 { background: var(--s1); } .calendar .s2 { background: var(--s2); }
.calendar .s3 { background: var(--s3); } .calendar .s4 { background: var(--s4); }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { font-weight: 400; color: var(--quiet); text-align: right; font-size: .85rem; }
td { padding: .3rem 0; border-top: 1px solid var(--line); text-align: right; vertical-align: top; }
th:first-child, td:first-child { text-align: left; overflow-wrap: anywhere; }
td + td, th + th { padding-left: .75rem; white-space: nowrap; }
.track { display: block; position: relative; height: .3rem; border-radius: .15rem; background: var(--line);
  margin-top: .2rem; }
.track i { position: absolute; left: 0; height: 100%; border-radius: inherit; background: var(--accent); }
.track .then { background: var(--s2); }
ul { list-style: none; margin: 0; padding: 0; }
li { border-top: 1px solid var(--line); padding: .4rem 0; overflow-wrap: anywhere; }
.good { color: var(--good); } .bad { color: var(--bad); }
svg { width: 100%; max-width: 22rem; height: auto; }
svg text { fill: var(--quiet); font-size: 11px; }
@media (max-width: 40rem) { .wide { display: none; } }
@media print { body { background: none; } h2, .figure, li, tr { break-inside: avoid; } }
"""
