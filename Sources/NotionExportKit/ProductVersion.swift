/// The version of notion-export.
///
/// The single definition that `--version`, the user agent, `report.json` and `Scripts/release` use.
public enum ProductVersion {
  /// The version, following [semantic versioning](https://semver.org).
  public static let current = "0.9.0"
}
