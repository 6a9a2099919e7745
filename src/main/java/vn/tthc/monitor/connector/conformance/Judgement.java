package vn.tthc.monitor.connector.conformance;

import java.util.ArrayList;
import java.util.List;

/** What a check found, and why. */
public record Judgement(Status status, String reason) {
    /** How a check can end. */
    public enum Status {
        PASS,
        FAIL,
        /** Not carried out; the reason says why, and where it is proven instead. */
        SKIP
    }

    static Judgement pass(String reason) {
        return new Judgement(Status.PASS, reason);
    }

    static Judgement fail(String reason) {
        return new Judgement(Status.FAIL, reason);
    }

    static Judgement skip(String reason) {
        return new Judgement(Status.SKIP, reason);
    }

    /** Collects what is wrong in several parts of one check. */
    static final class Parts {
        private final List<String> good = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private final List<String> left = new ArrayList<>();

        /** One part: what it is about, and whether it holds. */
        Parts expect(boolean holds, String part, String otherwise) {
            if (holds) {
                good.add(part);
            } else {
                wrong.add(part + ": " + otherwise);
            }
            return this;
        }

        /** A part that does not concern this file. */
        Parts leave(String part) {
            left.add(part);
            return this;
        }

        /** Fails with the first wrong part; passes with at least one good one; else nothing was carried out. */
        Judgement judge() {
            var rest = left.isEmpty() ? "" : "; bỏ qua: " + String.join(", ", left);
            if (!wrong.isEmpty()) {
                return fail(String.join("; ", wrong));
            }
            return good.isEmpty() ? skip(String.join(", ", left)) : pass(String.join(", ", good) + rest);
        }
    }
}
