"""The style sheet of a diff page: readable at phone width, in dark rooms, on paper, and without colours."""

PAGE_STYLE = """
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fcfbf8;--soft:#667085;--line:#e3e0d8;--card:#fff;
--del:#fde3e1;--delink:#8c1d18;--ins:#dcf3e1;--insink:#0f5323;--warn:#8a4b00;--warnbg:#fff0d9;--calm:#eef1f5}
@media(prefers-color-scheme:dark){:root{--ink:#e8e6e1;--paper:#15171a;--soft:#9aa3af;--line:#2c3036;--card:#1c1f23;
--del:#4a1f1d;--delink:#ffb4ab;--ins:#16391f;--insink:#a6e8b4;--warn:#ffcf8a;--warnbg:#402c10;--calm:#24282e}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Georgia,"Noto Serif","Liberation Serif",serif;
overflow-wrap:anywhere;-webkit-text-size-adjust:100%}
main{max-width:44rem;margin:0 auto;padding:1.5rem 1.1rem 4rem}
h1{font-size:1.6rem;line-height:1.25;margin:.2rem 0 .4rem}
h2,.when,.url,.badge,li,small{font-family:system-ui,"Noto Sans","Liberation Sans",sans-serif}
h2{font-size:.8rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin:2rem 0 .6rem;font-weight:600}
.url,.when{margin:.15rem 0;font-size:.875rem;color:var(--soft)}.url a{color:inherit}
.badge{display:inline-block;margin:.8rem 0 0;padding:.35rem .7rem;border-radius:.5rem;font-size:.9rem;background:var(--calm)}
.badge.silent{background:var(--warnbg);color:var(--warn);font-weight:600}
ul{list-style:none;margin:0;padding:0}
li{font-size:.9rem;line-height:1.45;padding:.55rem .75rem;margin:0 0 .4rem;background:var(--card);border:1px solid var(--line);
border-left:.25rem solid var(--warn);border-radius:.4rem}
li.minor{border-left-color:var(--line)}li i{color:var(--soft)}li span{display:block;margin-top:.2rem}
li del,li ins{display:block;margin-top:.2rem;padding:.1rem .35rem}
del{background:var(--del);color:var(--delink);text-decoration:line-through;text-decoration-thickness:1px;border-radius:.2rem}
ins{background:var(--ins);color:var(--insink);text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.18em;
border-radius:.2rem}
del+ins{margin-left:.15em}li del+ins{margin-left:0}
section p{margin:0 0 .9rem;padding-left:.8rem;border-left:.2rem solid transparent}
p.gone{border-left-color:var(--delink)}p.new{border-left-color:var(--insink)}p.mixed{border-left-color:var(--warn)}
p.same,p.gap{color:var(--soft)}small{color:var(--soft);font-size:.75rem;text-transform:uppercase;letter-spacing:.04em;margin-right:.3rem}
@media(max-width:30rem){body{font-size:1rem}main{padding:1rem .85rem 3rem}h1{font-size:1.3rem}}
@media print{body{background:#fff;color:#000}li{break-inside:avoid}}
"""
