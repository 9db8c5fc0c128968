import NotionSimulator

extension NotionSimulator {
  /// Waits until a number of further requests have been answered, or the task is cancelled.
  func answered(more count: Int) async {
    var goal: Int?
    for await answered in answerCounts {
      if let goal, answered >= goal { return }
      if goal == nil { goal = answered + count }
    }
  }
}
