/// A sink that takes several pages at the same time.
///
/// Only events of different pages come side by side; every other event comes alone. The files of a page must not
/// depend on which pages are written beside it.
package protocol PageParallelSink: Sink {}
