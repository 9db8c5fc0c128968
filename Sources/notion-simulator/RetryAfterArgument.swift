import ArgumentParser
import NotionSimulator

/// `seconds`, `http-date`, `none`, or a number of seconds.
struct RetryAfterArgument: ExpressibleByArgument {
  let form: RetryAfterForm

  init?(argument: String) {
    switch argument {
    case "seconds": form = .seconds
    case "http-date": form = .httpDate
    case "none": form = .missing
    default:
      guard let seconds = Int(argument), seconds >= 0 else { return nil }
      form = .fixed(seconds)
    }
  }
}
