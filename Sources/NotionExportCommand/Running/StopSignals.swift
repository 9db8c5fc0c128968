internal import Foundation
internal import UnixSignals

/// The signals that tell the program to end.
enum StopSignals {
  /// SIGINT, SIGTERM, and SIGHUP unless it was ignored when the program started: `nohup` means to go on.
  static func trapped() async -> UnixSignalsSequence {
    await UnixSignalsSequence(
      trapping: isHangupIgnored ? [.sigint, .sigterm] : [.sigint, .sigterm, .sighup])
  }

  /// The same signals by their numbers.
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
