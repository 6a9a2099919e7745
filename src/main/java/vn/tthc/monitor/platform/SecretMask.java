package vn.tthc.monitor.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hides every known secret in a text: in clear, and in every form that {@link SecretForms} knows. */
public final class SecretMask {
    /** What stands in place of a secret. */
    public static final String MASK = "••••••";

    /** Shorter values would blank out ordinary words. */
    private static final int SHORTEST = 4;

    /** Bot interfaces take the token in the address, where it may come from an answer we have never been given. */
    private static final Pattern BOT_ADDRESS = Pattern.compile("(?<!/)/bot[^/\\s]{8,}/");

    /** Tokens of sessions, oldest first: each login brings a new one, so that old ones must be let go. */
    private static final Deque<String> PASSING = new ArrayDeque<>();

    private static final int PASSING_KEPT = 500;

    private static final Deque<String> FLEETING = new ConcurrentLinkedDeque<>();

    private static final int FLEETING_KEPT = 64;

    private static final Set<String> LASTING = new HashSet<>();

    private static volatile Known known = Known.of(Stream.of());

    private SecretMask() {}

    static synchronized void remember(String value) {
        if (value.length() >= SHORTEST && LASTING.add(value)) {
            known = Known.of(Stream.concat(LASTING.stream(), PASSING.stream()));
        }
    }

    static synchronized void rememberForNow(String value) {
        if (value.length() < SHORTEST) {
            return;
        }
        PASSING.remove(value);
        PASSING.addLast(value);
        if (PASSING.size() > PASSING_KEPT) {
            PASSING.removeFirst();
        }
        known = Known.of(Stream.concat(LASTING.stream(), PASSING.stream()));
    }

    static synchronized void rememberInsteadOf(String older, String value) {
        if (PASSING.remove(older)) {
            rememberBriefly(older);
        }
        rememberForNow(value);
    }

    /** Too many to sort into the forms at every request, and few enough to look for one by one. */
    static void rememberBriefly(String value) {
        if (value.length() >= SHORTEST) {
            FLEETING.addLast(value);
            while (FLEETING.size() > FLEETING_KEPT) {
                FLEETING.pollFirst();
            }
        }
    }

    /** The text with every known secret and the token of every bot address replaced by {@link #MASK}. */
    public static String mask(String text) {
        var masked = known.mask(text);
        for (var value : FLEETING) {
            masked = masked.replace(value, MASK);
        }
        // Every record read goes through here, and hardly any holds an address: so look for the word first.
        if (!masked.contains("/bot")) {
            return masked;
        }
        return BOT_ADDRESS.matcher(masked).replaceAll("/bot" + MASK + "/");
    }

    /**
     * The forms by how they begin, so that one walk through a text finds all of them, however many there are.
     *
     * @param marks one bit for each possible beginning
     * @param byStart the longest first, so that a secret that contains another is hidden whole
     */
    private record Known(BitSet marks, Map<Integer, List<String>> byStart) {
        private static final int BITS = 16;

        static Known of(Stream<String> secrets) {
            var marks = new BitSet(1 << BITS);
            var byStart = new HashMap<Integer, List<String>>();
            secrets.flatMap(secret -> SecretForms.of(secret).stream())
                    .distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                    .forEach(form -> {
                        var start = start(form, 0);
                        marks.set(start);
                        byStart.computeIfAbsent(start, _ -> new ArrayList<>()).add(form);
                    });
            return new Known(marks, byStart);
        }

        private static int start(String text, int at) {
            var mixed = ((text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2)) * 31
                    + text.charAt(at + 3);
            return (mixed ^ (mixed >>> BITS)) & ((1 << BITS) - 1);
        }

        String mask(String text) {
            StringBuilder masked = null;
            var copied = 0;
            for (var at = 0; at + SHORTEST <= text.length(); at++) {
                var start = start(text, at);
                if (!marks.get(start)) {
                    continue;
                }
                var length = lengthOfSecret(text, at, start);
                if (length > 0) {
                    masked = masked == null ? new StringBuilder(text.length()) : masked;
                    masked.append(text, copied, at).append(MASK);
                    copied = at + length;
                    at = copied - 1;
                }
            }
            return masked == null
                    ? text
                    : masked.append(text, copied, text.length()).toString();
        }

        private int lengthOfSecret(String text, int at, int start) {
            for (var form : byStart.getOrDefault(start, List.of())) {
                if (text.startsWith(form, at)) {
                    return form.length();
                }
            }
            return 0;
        }
    }
}
