package vn.tthc.monitor.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The procedure catalogue: which limit held for a procedure and a channel on a day. Immutable and thread-safe. */
public final class Procedures {
    private static final int CODE_LENGTH = "1.001193".length();

    private final List<ProcedureLimit> all;
    private final Map<String, List<ProcedureLimit>> byCode = new HashMap<>();

    Procedures(List<ProcedureLimit> all) {
        this.all = List.copyOf(all);
        for (var line : all) {
            byCode.computeIfAbsent(line.code(), code -> new ArrayList<>()).add(line);
        }
    }

    /** Every line in the order of the file. */
    public List<ProcedureLimit> all() {
        return all;
    }

    /** The line of a procedure as the source writes its code; a line of the channel wins over one of all channels. */
    public Optional<ProcedureLimit> find(@Nullable String writtenCode, @Nullable String channel, LocalDate receivedOn) {
        var code = code(writtenCode);
        if (code == null) {
            return Optional.empty();
        }
        ProcedureLimit found = null;
        for (var line : byCode.getOrDefault(code, List.of())) {
            if (line.holdsOn(receivedOn)
                    && (line.channel() == null ? found == null : line.channel().equals(channel))) {
                found = line;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The two groups that name a procedure, without what names its variant or agency; null where there are none. */
    public static @Nullable String code(@Nullable String written) {
        if (written == null) {
            return null;
        }
        var text = written.strip();
        if (text.length() < CODE_LENGTH || text.charAt(1) != '.') {
            return null;
        }
        for (var i = 0; i < CODE_LENGTH; i++) {
            if (i != 1 && !digit(text.charAt(i))) {
                return null;
            }
        }
        var longer = text.length() > CODE_LENGTH && digit(text.charAt(CODE_LENGTH));
        return longer ? null : text.substring(0, CODE_LENGTH);
    }

    private static boolean digit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
