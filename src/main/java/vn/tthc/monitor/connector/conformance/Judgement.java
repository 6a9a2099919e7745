package vn.tthc.monitor.connector.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a check found, and why. */
public record Judgement(Status status, String reason) {
    /** How a check can end. */
    public enum Status {
        PASS,
        FAIL,
        /** Not carried out; the reason says why, and where it is proven instead. */
        SKIP,
        /** Means nothing for a connector whose dossiers arrive in its way. */
        INAPPLICABLE
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

    static Judgement inapplicable(String reason) {
        return new Judgement(Status.INAPPLICABLE, reason);
    }

    /** One judgement of a check that was carried out in several ways: what failed counts most, then what passed. */
    static Judgement of(List<Judgement> several) {
        for (var status : List.of(Status.FAIL, Status.PASS, Status.SKIP)) {
            var such = several.stream().filter(one -> one.status() == status).toList();
            if (!such.isEmpty()) {
                return new Judgement(
                        status, such.stream().map(Judgement::reason).collect(Collectors.joining("; ")));
            }
        }
        return inapplicable("");
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
