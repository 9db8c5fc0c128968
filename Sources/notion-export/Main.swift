import NotionExportCommand

@main enum Main { static func main() async { await NotionExport<RegisteredSinks>.main() } }
