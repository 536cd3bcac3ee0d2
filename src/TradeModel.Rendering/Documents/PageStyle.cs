namespace TradeModel.Rendering;

/// <summary>The style sheets of forms and of the report.</summary>
internal static class PageStyle
{
    private const string DarkColours = "--ink:#eceef0;--muted:#a9b0b8;--paper:#15181c;--rule:#343a41;--shade:#1d2126;--link:#7fb5f2";

    /// <summary>The style of a form.</summary>
    internal const string Form =
        ".tm-form{--ink:#1b1d20;--muted:#5a626a;--paper:#ffffff;--rule:#d9dde1;--shade:#f6f5f1;--link:#1d5a9e;"
        + "color:var(--ink);background:var(--paper);font:15px/1.5 " + Palette.Fonts + ";overflow-wrap:break-word}\n"
        + "@media screen and (prefers-color-scheme:dark){.tm-form{" + DarkColours + "}}\n"
        + ".tm-form h1,.tm-form h2,.tm-form h3,.tm-form h4{line-height:1.25;text-wrap:balance}\n"
        + ".tm-form p,.tm-form ul{max-width:46em}\n"
        + ".tm-form .note,.tm-form caption,.tm-form figcaption{color:var(--muted);font-size:13px}\n"
        + ".tm-form figure{margin:1.2em 0}.tm-form figure svg{max-width:100%;height:auto;display:block}\n"
        + ".tm-form .frame{overflow-x:auto;margin:.8em 0 1.4em}\n"
        + ".tm-form table{border-collapse:collapse;font-size:14px;line-height:1.4;min-width:50%}\n"
        + ".tm-form caption{text-align:left;padding:0 0 .5em}\n"
        + ".tm-form table th,.tm-form table td{text-align:left;vertical-align:top;padding:.35em .9em .35em 0;"
        + "border-bottom:1px solid var(--rule);background:none;color:inherit;unicode-bidi:isolate}\n"
        + ".tm-form table thead th{font-size:13px;color:var(--muted);border-bottom:2px solid var(--rule);vertical-align:bottom}\n"
        + ".tm-form tbody th{font-weight:600;min-width:7em}\n"
        + ".tm-form table .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.tm-form .d{white-space:nowrap}\n"
        // The style sheet of Jupyter aligns all cells to the right: the class twice outweighs it.
        + ".tm-form .w{min-width:11em;overflow-wrap:anywhere}.tm-form .bar{vertical-align:middle}"
        + ".tm-form.tm-form table :is(th,td){text-align:left}.tm-form.tm-form table .n.n{text-align:right}\n";

    /// <summary>What the page of the report adds to the style of a form.</summary>
    internal const string Report =
        "html{color-scheme:light dark}body{margin:0}\n"
        + "body>header,main{max-width:1000px;margin:0 auto;padding:0 24px}main{padding-bottom:5em}\n"
        + "h1{font-size:32px;margin:1.1em 0 .5em}h2{font-size:23px;margin:2.2em 0 .6em;padding-top:.5em;border-top:3px solid var(--ink)}\n"
        + ".tm-form figure svg{width:100%}h3{font-size:17px;margin:1.6em 0 .4em}#s1 p:nth-of-type(1){font-size:18px}\n"
        + "nav ol{list-style:none;display:flex;flex-wrap:wrap;gap:.3em 1.3em;padding:0;font-size:14px}a{color:var(--link)}\n"
        + ".skip{position:absolute;left:-99em}.skip:focus{left:8px;top:8px;background:var(--paper);padding:.4em}\n"
        + "thead button{font:inherit;color:inherit;background:none;border:0;padding:0;text-align:inherit;cursor:pointer}\n"
        + "thead button::after{content:' \\2195' / '';opacity:.5}[aria-sort=ascending] button::after{content:' \\2191' / '';opacity:1}\n"
        + "[aria-sort=descending] button::after{content:' \\2193' / '';opacity:1}\n"
        + ":focus-visible{outline:3px solid var(--link);outline-offset:2px}\n"
        + ".filter{display:block;font-size:13px;color:var(--muted);margin-top:1em}.filter input{font:inherit;color:var(--ink);"
        + "background:var(--paper);border:1px solid var(--muted);border-radius:3px;padding:.2em .5em;width:16em;max-width:60vw}\n"
        + ".tip{position:fixed;z-index:9;max-width:24em;padding:.4em .7em;background:var(--ink);color:var(--paper);font-size:13px;"
        + "border-radius:3px;pointer-events:none}[hidden]{display:none!important}\n"
        // A chart keeps its size on a phone: it scrolls, and says so.
        + "@media(max-width:640px){body>header,main{padding:0 14px}h1{font-size:25px}.tm-form figure{overflow-x:auto}"
        + ".tm-form figure svg{min-width:640px}.tm-form figure::before{content:'Scroll sideways to see all of the chart \\2192';"
        + "position:sticky;left:0;display:block;width:max-content;font-size:13px;color:var(--muted);padding-bottom:.3em}}\n"
        + "@media print{.tm-form figure::before{content:none}\n"
        + "nav,.filter,.skip{display:none}.tm-form{font-size:10.5pt}main,body>header{max-width:none;padding:0}"
        + "h2,h3,caption,.note{break-after:avoid}tr,figure{break-inside:avoid}thead{display:table-header-group}"
        + "thead button::after{content:none}.tm-form table{font-size:8.5pt}.tm-form .frame{overflow:visible}.tm-form .w{min-width:0}}\n";
}
