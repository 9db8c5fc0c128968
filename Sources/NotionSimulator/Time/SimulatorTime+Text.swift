extension SimulatorTime {
  /// `2026-07-04T09:10:00.000Z`, as on pages, blocks and data sources.
  public var text: String { dateText + "T" + clockText + "Z" }

  /// `2026-07-04T09:10:00.643+00:00`, as on databases and views.
  public var offsetText: String { dateText + "T" + clockText + "+00:00" }

  /// `2026-07-04`.
  public var dateText: String {
    let fields = self.fields
    return "\(Self.pad(fields.year, 4))-\(Self.pad(fields.month))-\(Self.pad(fields.day))"
  }

  /// `20260704T091000Z`, as in signed URLs.
  var signingText: String {
    let fields = self.fields
    return Self.pad(fields.year, 4) + Self.pad(fields.month) + Self.pad(fields.day) + "T"
      + Self.pad(fields.hour) + Self.pad(fields.minute) + Self.pad(fields.second) + "Z"
  }

  /// `Sat, 04 Jul 2026 09:10:00 GMT`, the HTTP date of RFC 9110.
  public var httpDate: String {
    let fields = self.fields
    let weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][fields.weekday]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "\(weekday), \(Self.pad(fields.day)) \(months[fields.month - 1]) \(Self.pad(fields.year, 4)) "
      + "\(Self.pad(fields.hour)):\(Self.pad(fields.minute)):\(Self.pad(fields.second)) GMT"
  }

  /// Parses the form of ``signingText``.
  init?(signingText text: String) {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }
    guard text.utf8.count == 16, digits.count == 14 else { return nil }
    func number(_ range: Range<Int>) -> Int? { Int(String(decoding: digits[range], as: UTF8.self)) }
    guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
      let hour = number(8..<10), let minute = number(10..<12), let second = number(12..<14)
    else { return nil }
    self.init(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
  }

  private var clockText: String {
    let fields = self.fields
    return "\(Self.pad(fields.hour)):\(Self.pad(fields.minute)):\(Self.pad(fields.second))."
      + Self.pad(fields.millisecond, 3)
  }

  private static func pad(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension SimulatorTime: CustomStringConvertible {
  /// The form of ``text``.
  public var description: String { text }
}
