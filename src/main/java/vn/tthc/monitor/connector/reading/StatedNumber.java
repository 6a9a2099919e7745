package vn.tthc.monitor.connector.reading;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.Paging.Stated;
import vn.tthc.monitor.connector.source.Answer;

/** Reads a number that a source states beside its records. */
final class StatedNumber {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");

    private StatedNumber() {}

    /** The number; null where the source does not state one. */
    static @Nullable Long of(Stated stated, Answer answer) {
        var path = stated.path();
        var header = stated.header();
        var text = path != null
                ? path.text(answer.json())
                : header == null ? null : answer.headers().get(header);
        return text != null && NUMBER.matcher(text.strip()).matches() ? Long.valueOf(text.strip()) : null;
    }
}
