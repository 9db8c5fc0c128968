import NotionSimulator

extension NotionSimulator {
  /// Waits until so many requests have been answered, or the task is cancelled.
  func answered(_ count: Int) async {
    for await answered in answerCounts where answered >= count { return }
  }
}
