/// The times of creation and last edit of synthetic objects, to the minute.
struct SyntheticTimes: Sendable {
  let plan: SyntheticPlan

  private static let firstDay = SimulatorTime(year: 2022, month: 1, day: 1)
  private static let firstEdit = SimulatorTime(year: 2026, month: 1, day: 1)
  private static let lastEdit = SimulatorTime(year: 2026, month: 10, day: 1)

  /// Returns a time that grows with the page's number; seven consecutive rows of the big data source share a
  /// minute, as after an import.
  func created(page: Int) -> SimulatorTime {
    let minutes = (Self.firstEdit.milliseconds - Self.firstDay.milliseconds) / 60_000
    var page = page
    if page >= plan.documents, plan.rows(ofDataSource: 0).contains(page - plan.documents) {
      page -= (page - plan.documents) % 7
    }
    return SimulatorTime(
      milliseconds: Self.firstDay.milliseconds + Int64(page) * minutes / Int64(plan.pages) * 60_000)
  }

  /// Returns a time that decreases with the position in the order of search.
  func edited(searchPosition position: Int) -> SimulatorTime {
    let minutes = (Self.lastEdit.milliseconds - Self.firstEdit.milliseconds) / 60_000
    return SimulatorTime(
      milliseconds: Self.lastEdit.milliseconds - (Int64(position) * minutes / Int64(plan.searchable) + 1)
        * 60_000)
  }

  func edited(page: Int) -> SimulatorTime { edited(searchPosition: plan.searchPosition(of: page)) }

  func edited(dataSource: Int) -> SimulatorTime {
    edited(searchPosition: plan.searchPosition(of: plan.pages + dataSource))
  }
}
