/// The function that a rollup applies to the collected values.
public enum RollupFunction: OpenEnum {
  case count, countValues, empty, notEmpty, unique, showUnique, percentEmpty, percentNotEmpty, sum,
    average, median, min, max, range, earliestDate, latestDate, dateRange, checked, unchecked,
    percentChecked, percentUnchecked, countPerGroup, percentPerGroup, showOriginal
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<RollupFunction> = [
    "count": .count, "count_values": .countValues, "empty": .empty, "not_empty": .notEmpty,
    "unique": .unique, "show_unique": .showUnique, "percent_empty": .percentEmpty,
    "percent_not_empty": .percentNotEmpty, "sum": .sum, "average": .average, "median": .median,
    "min": .min, "max": .max, "range": .range, "earliest_date": .earliestDate, "latest_date": .latestDate,
    "date_range": .dateRange, "checked": .checked, "unchecked": .unchecked,
    "percent_checked": .percentChecked, "percent_unchecked": .percentUnchecked,
    "count_per_group": .countPerGroup, "percent_per_group": .percentPerGroup,
    "show_original": .showOriginal,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
