enum NotionSimulatorScaffold {}
