import ArgumentParser

/// Runs one small part of the program again and again, for `Scripts/benchmark micro`.
///
/// It is part of the program's own package, as what it measures is not public.
@main
struct Microbenchmarks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "microbenchmarks",
    abstract: "Measures one part of the program: prints what was measured, how often, and the nanoseconds.")

  @Argument(help: "The part: \(MicroPart.allCases.map(\.rawValue).joined(separator: ", ")).")
  var part: MicroPart

  @Argument(help: "How many times, roughly; parts that come in batches do whole ones.")
  var count: Int

  func validate() throws {
    guard count > 0 else { throw ValidationError("The count must be at least 1.") }
  }

  func run() async throws {
    let (elements, time) = try await part.measure(count)
    print("\(part.unit)\t\(elements)\t\(Int(time / .nanoseconds(1)))")
  }
}
