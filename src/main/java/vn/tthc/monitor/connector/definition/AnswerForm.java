package vn.tthc.monitor.connector.definition;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer is written in.
 *
 * @param charset null where the answer itself says it, by its headers, its mark or its XML declaration
 * @param namespaces prefixes by namespace: elements of these are called {@code prefix:name}, all others by their local name
 * @param embedded texts inside it that are documents themselves, unpacked in order
 */
public record AnswerForm(
        Kind kind, @Nullable Charset charset, Map<String, String> namespaces, List<Embedded> embedded) {

    /** Told by its first characters. */
    public static final AnswerForm AUTO = new AnswerForm(Kind.AUTO, null, Map.of(), List.of());

    /** Forms of an answer. */
    public enum Kind {
        AUTO,
        JSON,
        XML,
        /** One JSON value a line. */
        NDJSON;

        /** The word in connector files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Kind::word).toList();
        }
    }

    /** A text that is a document itself, and how it is wrapped. */
    public record Embedded(DottedPath path, Wrapping wrapping) {}

    /** How a document stands in a text. */
    public enum Wrapping {
        JSON,
        XML,
        BASE64_JSON,
        BASE64_XML,
        BASE64_GZIP_JSON,
        BASE64_GZIP_XML;

        /** The word in connector files: {@code base64+gzip+xml}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '+');
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Wrapping::word).toList();
        }

        static Wrapping of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not a wrapping: " + word));
        }
    }
}
