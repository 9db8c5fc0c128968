extension Stylesheet {
  /// Small screens and paper.
  static let paper = #"""
    @media (max-width: 40rem) {
      .top { padding: .75rem 1.1rem }
      main { padding: 1rem 1.1rem 3.5rem }
      h1 { font-size: 1.85rem }
      .columns { flex-direction: column; gap: .5rem }
      .properties th { width: 8rem }
      .cover { max-height: 11rem }
    }
    @media print {
      :root { color-scheme: light }
      body { font-size: 10.5pt; background: none }
      main { max-width: none; padding: 0 }
      .top { padding: 0 0 1rem }
      pre, .callout, .card, figure, tr { break-inside: avoid }
      h1, h2, h3, h4, h5 { break-after: avoid }
      pre { white-space: pre-wrap }
      .scroll { overflow: visible }
      details::details-content { content-visibility: visible; height: auto }
      .tabs { display: block } .tabs > .pane { display: block }
      a { color: inherit }
    }

    """#
}
