package vn.tthc.monitor.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ImportPreview;
import vn.tthc.monitor.connector.Imports.Note;

/** What importing a file would do: counts, rows that are not taken, and words that nobody explained. */
record ImportAnswer(
        ImportItem item,
        List<Note> skipped,
        List<ImportPreview.Word> words,
        @Nullable String finding) {}
