/// How the page looks; light or dark as the reader's system is.
enum ReportStyle {
    static let css = """
        :root { color-scheme: light dark; --back: #faf7f5; --card: #fff; --edge: #e8e0e6; --text: #241c2e;
          --soft: #73687f;
          --accent: #e8552f; --good: #16825a; --bad: #c42d44; --bubble: #f6efff; --shade: #0000000d; }
        @media (prefers-color-scheme: dark) { :root { --back: #17131f; --card: #221c2e; --edge: #372d4a;
          --text: #efe9f7;
          --soft: #a99fbb; --accent: #ff7a59; --good: #7fd1ae; --bad: #ff8f8f; --bubble: #2d2440; --shade: #0000; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--text);
          font: 16px/1.5 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }
        main { max-width: 1080px; margin: auto; padding: 1.5rem 1rem 4rem; }
        header { padding: 1.2rem 0 .6rem; }
        h1 { font-size: clamp(1.7rem, 5vw, 2.6rem); line-height: 1.15; margin: 0 0 .4rem; letter-spacing: -.02em; }
        .over { color: var(--accent); font-weight: 700; font-size: .82rem; letter-spacing: .09em;
          text-transform: uppercase; margin: 0 0 .5rem; }
        .summary { color: var(--soft); margin: 0; overflow-wrap: anywhere; }
        h2 { font-size: 1.15rem; margin: 2.4rem 0 .8rem; }
        h3 { font-size: .92rem; margin: 0 0 .5rem; font-weight: 650; }
        .grid4, .grid2 { display: grid; gap: .8rem; }
        .grid4 { grid-template-columns: repeat(auto-fit, minmax(155px, 1fr)); margin-top: 1.2rem; }
        .grid2 { grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); }
        .columns { columns: 2 380px; column-gap: .8rem; } .columns .card { break-inside: avoid;
          margin-bottom: .8rem; }
        .card { background: var(--card); border: 1px solid var(--edge); border-radius: 14px; padding: .9rem 1rem;
          min-width: 0;
          box-shadow: 0 1px 3px var(--shade); }
        .tile b { display: block; font-size: 1.75rem; line-height: 1.2; font-weight: 700; letter-spacing: -.02em;
          font-variant-numeric: tabular-nums; }
        .tile span { color: var(--soft); font-size: .86rem; display: block; line-height: 1.35; }
        .verdicts.card { list-style: none; margin: 0; padding: .35rem 1rem; }
        .verdicts li { display: grid; grid-template-columns: 1.9rem 1fr; padding: .5rem 0;
          border-top: 1px solid var(--edge); }
        .verdicts li:first-child { border-top: 0; }
        .verdicts .sign { font-weight: 800; }
        .pass .sign { color: var(--good); } .fail .sign, .fail .what { color: var(--bad); }
          .open .sign, .open .what { color: var(--soft); }
        .verdicts .what { font-weight: 600; } .verdicts .found { color: var(--soft); font-size: .9rem;
          display: block; }
        svg { display: block; width: 100%; height: auto; overflow: visible; }
        svg .grid { stroke: var(--edge); stroke-width: 1; } svg polyline { fill: none; stroke-width: 1.8;
          stroke-linejoin: round; }
        svg text { font-size: 11px; fill: var(--soft); font-variant-numeric: tabular-nums; }
        svg line.limit { stroke: var(--bad); stroke-dasharray: 4 4; } svg text.limit { fill: var(--bad); }
        .legend { display: flex; flex-wrap: wrap; gap: .2rem .9rem; margin: .5rem 0 0; font-size: .84rem;
          color: var(--soft); }
        .legend i, .chip i { display: inline-block; width: .7em; height: .7em; border-radius: 3px;
          margin-right: .4em; }
        .note { color: var(--soft); font-size: .84rem; margin: .4rem 0 0; }
        table { width: 100%; border-collapse: collapse; font-size: .9rem; }
        td { padding: .3rem 0; border-top: 1px solid var(--edge); vertical-align: top; overflow-wrap: anywhere; }
        tr:first-child td { border-top: 0; } td:first-child { color: var(--soft); padding-right: .8rem; }
        td:last-child { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .turn { display: grid; grid-template-columns: 4.4rem 1fr; gap: .2rem .9rem; padding: 1rem 0;
          border-top: 1px solid var(--edge); }
        .turn:first-of-type { border-top: 0; }
        .turn time { color: var(--soft); font-variant-numeric: tabular-nums; font-size: .88rem; padding-top: .1rem; }
        .chip { display: inline-block; font-size: .8rem; color: var(--soft); }
        .heard { margin: .25rem 0; padding: 0; list-style: none; }
        .heard li { overflow-wrap: anywhere; overflow: hidden; }
        .heard .name { font-weight: 650; } .heard .passed .name { font-weight: 400; }
          .heard .passed { color: var(--soft); }
        .heard .age, .why { color: var(--soft); font-size: .8rem; }
        .heard .gift::before { content: "★ "; color: var(--accent); } .heard .boss::before { content: "● ";
          color: var(--accent); }
        .said { background: var(--bubble); border-radius: 4px 14px 14px 14px; padding: .55rem .85rem;
          margin: .35rem 0 0;
          width: fit-content; max-width: 44rem; overflow-wrap: anywhere; }
        .said.none { color: var(--soft); font-style: italic; }
        .cut { color: var(--bad); font-size: .82rem; }
        footer { color: var(--soft); font-size: .84rem; margin-top: 2.5rem; }
        @media (max-width: 560px) { main { padding: .8rem .8rem 3rem; } .turn { grid-template-columns: 1fr; }
          .tile b { font-size: 1.45rem; }
          .grid4 { grid-template-columns: 1fr 1fr; } }
        @media print { .card { break-inside: avoid; } }
        """
}
