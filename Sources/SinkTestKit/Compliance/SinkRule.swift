/// A rule that every sink keeps, and that ``SinkCompliance`` checks.
public enum SinkRule: String, Sendable, CaseIterable {
  /// `notion-export formats` has a description of the format and of each option.
  case described
  /// The output does not depend on the order of events or the time of day.
  case deterministic
  /// Pages that are written in parallel result in the same files, if the sink requests that.
  case concurrent
  /// A repeated event replaces its previous output.
  case idempotent
  /// A crash at any time loses nothing that was acknowledged.
  case resumable
  /// Files that an owner no longer writes are deleted.
  case tidy
  /// Each file has one owner.
  case separate
  /// Every file is within the output.
  case contained
  /// Unknown or unreadable content does not stop the sink.
  case tolerant
  /// Memory depends neither on the length of a page nor on the number of pages.
  case bounded
  /// Returning from `write` means that it is written.
  case honest
  /// A cancelled lane ends.
  case cancellable
  /// Secrets that give access to files do not leave the archive.
  case discreet
}

extension SinkRule: CustomStringConvertible {
  /// The rule as a sentence.
  public var description: String {
    switch self {
    case .described: "The format and its options are described"
    case .deterministic: "The same workspace gives the same bytes in any order of its objects"
    case .concurrent: "Pages written at the same time give the same files"
    case .idempotent: "A repeated event changes nothing"
    case .resumable: "An interrupted run resumes to the same files"
    case .tidy: "Renamed, moved and removed objects leave no old files"
    case .separate: "No two objects write the same file"
    case .contained: "Any title gives a file inside the output"
    case .tolerant: "Unknown and unavailable content stops nothing"
    case .bounded: "Memory does not grow with the length of a page or the number of pages"
    case .honest: "What could not be read or written is not acknowledged"
    case .cancellable: "A cancelled lane ends, and the next run resumes it"
    case .discreet: "No signature of a file's URL reaches the output"
    }
  }

  /// The reason of the rule.
  public var reason: String {
    switch self {
    case .described:
      "The command 'notion-export formats' prints them from the code."
    case .deterministic:
      "Objects arrive in the order in which they were fetched, which differs between runs. People keep "
        + "exports in Git and copy them with rsync; a file that changes without reason hides those that did."
    case .concurrent:
      "A sink with 'pagesInParallel' receives pages while others are being written. Which ones overlap differs between "
        + "runs."
    case .idempotent:
      "Events are repeated after a crash, and an object is delivered again when something that it shows has changed."
    case .resumable:
      "The lane's checkpoint is before the crash. The next run creates a new sink without the state "
        + "of the last one, and gives it the events after the checkpoint."
    case .tidy:
      "An old file looks like a page that still exists."
    case .separate:
      "The second object would silently overwrite the first. Names that differ only in case are equal on "
        + "macOS and Windows."
    case .contained:
      "A title can be any text: '../..', 'CON', a slash, an empty text, a thousand letters."
    case .tolerant:
      "Notion adds types of blocks and properties without notice; a backup must not stop at the first of them."
    case .bounded:
      "A workspace may have a million pages, and a page fifty thousand blocks; the program guarantees "
        + "a memory limit for any size."
    case .honest:
      "When 'write' returns, the checkpoint advances, and the object is not delivered again until it changes: what "
        + "was not written is lost."
    case .cancellable:
      "The first interrupt stops all lanes; a lane that ignores it acknowledges what it did not write."
    case .discreet:
      "The URL of a hosted file gives access for an hour to anybody, and differs in every response."
    }
  }

  /// Advice for keeping the rule.
  public var advice: String {
    switch self {
    case .described:
      "Give 'format' and 'summary' a line each, and 'help' a line for each property of the options."
    case .deterministic:
      "Let a file depend on the workspace alone: sort what came from a Set or a Dictionary, write no time of day, "
        + "and read what spans objects from 'context.workspace' in 'finish' rather than gathering it in 'write'."
    case .concurrent:
      "Keep the state of a page in local variables of 'write', and guard what pages share with a Mutex or an actor; or "
        + "leave 'pagesInParallel' out of the plugin's requirements."
    case .idempotent:
      "Write each object's files inside one 'context.output.replaceFiles(of: .object(id))', whole, and keep no "
        + "counter or list that 'write' adds to."
    case .resumable:
      "Keep nothing in memory between events that the output needs; what spans objects is written in 'finish' from "
        + "'context.workspace'. Expect no 'close' after a crash."
    case .tidy:
      "Let an object own its files, with '.object(id)', and write all of them in one scope; what they were called "
        + "before is then deleted by the output tree."
    case .separate:
      "Name files by ids, or tell namesakes apart with 'context.workspace.namesakes(of:)', ignoring case."
    case .contained:
      "Make file names of ids, or replace what 'OutputPath' refuses and shorten what is longer than 255 bytes. Write "
        + "through 'context.output' only."
    case .tolerant:
      "Give every 'switch' over content a default that writes what text there is; report to 'context.report' what "
        + "is lost; throw only when the run cannot go on."
    case .bounded:
      "Write to the file as blocks come from 'document.content' rather than gathering them first; read it twice "
        + "where the head of the file needs to know what follows."
    case .honest:
      "Let errors of 'document.content', of 'context.workspace' and of 'context.output' pass through 'write' and "
        + "'finish'; no 'try?' around them."
    case .cancellable:
      "Let CancellationError pass as any other error, and wait for tasks of your own in 'close'."
    case .discreet:
      "Write objects as 'json.withoutSignatures(keepsExpiryTimes: false)', and of a hosted file the path at which the "
        + "sink puts its content."
    }
  }
}
