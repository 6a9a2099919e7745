package vn.tthc.monitor.connector.check;

import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.CheckReport.Result;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.source.SourceFailure;

/** What one step of a check found; a null category is a pass, with or without a warning. */
record Found(
        Result result,
        String sentence,
        @Nullable String hint,
        @Nullable FailureCategory category) {
    static Found passed(String sentence) {
        return new Found(Result.PASSED, sentence, null, null);
    }

    static Found warned(String sentence, String hint) {
        return new Found(Result.WARNED, sentence, hint, null);
    }

    static Found failed(FailureCategory category, String sentence, String hint) {
        return new Found(Result.FAILED, sentence, hint, category);
    }

    static Found failed(SourceFailure failure) {
        return failed(failure.category(), failure.sentence(), Hints.of(failure.category()));
    }
}
