extension Duration {
  /// The duration in seconds; the pacing calculates with rates, which are fractions.
  var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
