internal import Foundation
internal import UnixSignals

/// The signals that ask the program to end.
enum StopSignals {
  /// Returns a sequence of SIGINT, SIGTERM, and SIGHUP unless it was ignored at the start, as by `nohup`.
  static func trapped() async -> UnixSignalsSequence {
    await UnixSignalsSequence(
      trapping: isHangupIgnored ? [.sigint, .sigterm] : [.sigint, .sigterm, .sighup])
  }

  /// The same signals as numbers.
  static var numbers: [Int32] { isHangupIgnored ? [SIGINT, SIGTERM] : [SIGINT, SIGTERM, SIGHUP] }

  private static var isHangupIgnored: Bool {
    var action = sigaction()
    guard sigaction(SIGHUP, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
    let handler = action.__sigaction_u.__sa_handler
    #else
    let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
