enum NotionExportEngineScaffold {}
