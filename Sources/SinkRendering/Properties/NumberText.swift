public import NotionModel

/// Numbers in the formats of Notion.
///
/// ```swift
/// NumberText.text(JSONNumber(1234.5), format: "dollar")  // $1,234.50
/// NumberText.text(JSONNumber(0.25), format: "percent")  // 25%
/// ```
public enum NumberText {
  /// Returns a number in one of Notion's formats; plain if the format is unknown.
  public static func text(_ number: JSONNumber, format: String) -> String {
    switch format {
    case "number": return plain(number)
    case "number_with_commas": return grouped(number, decimals: nil)
    case "percent":
      let hundredfold = number.double * 100
      return hundredfold.isFinite ? "\(rounded(hundredfold))%" : "\(number.text) × 100%"
    default:
      guard let sign = currencies[format] else { return plain(number) }
      // A hundredth of a bitcoin is a large amount.
      let decimals = format == "bitcoin" ? nil : unitless.contains(format) ? 0 : 2
      let text = grouped(number, decimals: decimals)
      return text.hasPrefix("-") ? "-\(sign)\(text.dropFirst())" : "\(sign)\(text)"
    }
  }

  /// Returns a number as received, without an exponent if it has few digits.
  ///
  /// A number beyond the range of a double, such as `1e999`, is unchanged.
  public static func plain(_ number: JSONNumber) -> String {
    guard number.text.contains("e") || number.text.contains("E"), number.double.isFinite else {
      return number.text
    }
    return rounded(number.double)
  }

  /// Returns up to six decimals, without the rounding errors of binary fractions.
  private static func rounded(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let scale = 1e6
    let scaled = (value * scale).rounded()
    guard abs(scaled) < 9e18 else { return "\(value)" }
    let whole = Int64(abs(scaled)) / 1_000_000
    var fraction = String(Int64(abs(scaled)) % 1_000_000 + 1_000_000).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    let sign = scaled < 0 ? "-" : ""
    return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
  }

  private static func grouped(_ number: JSONNumber, decimals: Int?) -> String {
    var text = plain(number)
    let value = number.double
    if let decimals, abs(value) < 1e12 {
      let scale = decimals == 0 ? 1.0 : 100.0
      let scaled = Int64((abs(value) * scale).rounded())
      text = (value < 0 && scaled > 0 ? "-" : "") + String(scaled / Int64(scale))
      if decimals > 0 { text += "." + String(scaled % 100 + 100).dropFirst() }
    }
    let isNegative = text.hasPrefix("-")
    let digits = text.drop { $0 == "-" }
    let whole = digits.prefix { $0.isNumber }
    guard whole.count + 1 >= digits.count || digits.dropFirst(whole.count).first == "." else { return text }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return (isNegative ? "-" : "") + result + digits.dropFirst(whole.count)
  }

  private static let currencies = [
    "dollar": "$", "australian_dollar": "A$", "canadian_dollar": "CA$", "singapore_dollar": "SGD ",
    "euro": "€", "pound": "£", "yen": "¥", "ruble": "RUB ", "rupee": "₹", "won": "₩", "yuan": "CN¥",
    "real": "R$", "lira": "TRY ", "rupiah": "IDR ", "franc": "CHF ", "hong_kong_dollar": "HK$",
    "new_zealand_dollar": "NZ$", "krona": "SEK ", "norwegian_krone": "NOK ", "mexican_peso": "MX$",
    "rand": "ZAR ", "new_taiwan_dollar": "NT$", "danish_krone": "DKK ", "zloty": "PLN ", "baht": "THB ",
    "forint": "HUF ", "koruna": "CZK ", "shekel": "₪", "chilean_peso": "CLP ", "philippine_peso": "₱",
    "dirham": "AED ", "colombian_peso": "COP ", "riyal": "SAR ", "ringgit": "MYR ", "leu": "RON ",
    "argentine_peso": "ARS ", "uruguayan_peso": "UYU ", "peruvian_sol": "PEN ", "vietnamese_dong": "₫",
    "pakistani_rupee": "PKR ", "nigerian_naira": "₦", "bitcoin": "₿",
  ]
  /// Currencies that are shown without hundredths.
  private static let unitless: Set<String> = ["yen", "won", "chilean_peso", "rupiah", "vietnamese_dong"]
}
