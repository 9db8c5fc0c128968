/// The version of notion-export.
///
/// The one place that names it: `--version`, the user agent, `report.json` and `Scripts/release` read it here.
public enum ProductVersion {
  /// The version, by [semantic versioning](https://semver.org).
  public static let current = "0.9.0"
}
