/// The style of a report: calm on a screen, plain on A4.
enum ReportStyle {
  static let sheet = """
    html { color: #16262e; background: #fbfaf7; line-height: 1.65; scroll-behavior: smooth;
      font-family: "Noto Sans TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", "Noto Sans", sans-serif; }
    body { margin: 0; }
    header { background: #073f4a; color: #fff; padding: 2.2rem max(1.25rem, calc(50% - 30rem)); }
    header h1 { margin: 0; font-size: 2rem; line-height: 1.3; }
    header p { margin: .4rem 0 0; }
    nav { background: #e6f0f1; padding: .4rem max(1.25rem, calc(50% - 30rem)); }
    nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: 0; padding: 0; }
    nav a { display: inline-block; padding: .45rem 0; }
    a { color: #0b5563; text-underline-offset: .2em; }
    :focus-visible { outline: .2rem solid #a33b1f; outline-offset: .15rem; }
    main { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; }
    h2 { font-size: 1.5rem; margin: 2.6rem 0 .8rem; padding-bottom: .3rem; border-bottom: .15rem solid #0b5563; }
    h3 { font-size: 1.15rem; margin: 1.6rem 0 .6rem; }
    h4 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
    .key { list-style: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .8rem; padding: 0; }
    .key li { background: #fff; border: .0625rem solid #c9cfd0; border-top: .3rem solid #0b5563; border-radius: .5rem; padding: .7rem 1rem; }
    .key strong { display: block; font-size: 2rem; line-height: 1.2; }
    .key .label { display: block; font-weight: 700; }
    .remark, figcaption, caption { color: #4a5b63; }
    .callout { border: .0625rem solid #6d7b81; border-left: .4rem solid #0b5563; background: #fff; border-radius: .5rem; padding: .2rem 1.2rem .6rem; margin: 1rem 0; }
    .callout h3 { margin: .7rem 0 .3rem; }
    .callout.decision, .callout.warning { border-left-color: #a33b1f; }
    .callout.good { border-left-color: #1d6b45; }
    .scroll { overflow-x: auto; margin: .8rem 0; }
    table { border-collapse: collapse; width: 100%; background: #fff; }
    caption { text-align: left; padding: .3rem 0; font-weight: 700; }
    caption .csv { font-weight: 400; margin-left: .6rem; }
    th, td { padding: .45rem .6rem; border-bottom: .0625rem solid #c9cfd0; text-align: left; vertical-align: top; }
    thead th { border-bottom: .125rem solid #6d7b81; }
    tbody th { font-weight: 500; min-width: 7rem; }
    td:not(.number) { min-width: 4rem; }
    td.long { min-width: 12rem; }
    .key li { line-break: strict; word-break: keep-all; overflow-wrap: anywhere; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    figure { margin: 1.2rem 0; }
    figure > figcaption { font-weight: 700; }
    figure > .remark { margin: .2rem 0 .6rem; }
    .chart { width: 100%; height: auto; box-sizing: border-box; background: #fff; border: .0625rem solid #c9cfd0; border-radius: .5rem; }
    details { margin: .4rem 0; }
    summary { cursor: pointer; color: #0b5563; padding: .4rem 0; }
    .quote { background: #fff; border-left: .3rem solid #8fa3ad; padding: .3rem 1rem; margin: .6rem 0; }
    .quote blockquote { margin: 0; }
    .quote blockquote p { margin: .3rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    .quote > figcaption { font-weight: 400; }
    .hidden { position: absolute; width: .0625rem; height: .0625rem; overflow: hidden; clip-path: inset(50%); }
    @media (max-width: 40rem) {
      header h1 { font-size: 1.5rem; }
      .plot { overflow-x: auto; }
      .plot .chart { min-width: 38rem; }
    }
    @media print {
      @page { size: A4; margin: 18mm; }
      html { background: #fff; }
      header { background: none; color: #16262e; padding: 0; }
      main { padding: 0; }
      nav, .csv, summary { display: none; }
      details::details-content { content-visibility: visible; block-size: auto; }
      .scroll { overflow: visible; }
      table { font-size: .8rem; }
      td.long { min-width: 8rem; }
      h2, h3, h4, figcaption, caption { break-after: avoid; }
      tr, .chart, .quote, .callout, .key li { break-inside: avoid; }
      thead { display: table-header-group; }
    }

    """
}
