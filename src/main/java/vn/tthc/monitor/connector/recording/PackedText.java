package vn.tthc.monitor.connector.recording;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.tthc.monitor.connector.decoding.Packing;
import vn.tthc.monitor.connector.decoding.UndecodableException;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.AnswerForm.Wrapping;

/** Documents that stand in texts, whether the connector file tells of them or not. */
final class PackedText {
    /** Longer ones are pictures and scanned papers. */
    private static final int LONGEST_KEY = 200;

    /**
     * A document in a text.
     *
     * @param tree null where the text is not what the file says
     */
    record Packed(Wrapping wrapping, @Nullable JsonNode tree) {
        /** Another document, packed in the same way. */
        JsonNode with(JsonNode other) {
            return JsonNodeFactory.instance.stringNode(Packing.packed(other, wrapping, AnswerForm.AUTO));
        }
    }

    /**
     * What a text holds; null where it is only a text.
     *
     * @param told how the file says that it is packed
     */
    @Nullable Packed document(String text, @Nullable Wrapping told) {
        if (told != null) {
            return new Packed(told, tree(text, told));
        }
        var guessed = Packing.guessed(text).orElse(null);
        var tree = guessed == null ? null : tree(text, guessed);
        // Of words with marks between them the order would be lost.
        return guessed == null || tree == null || mixed(tree) ? null : new Packed(guessed, tree);
    }

    private static @Nullable JsonNode tree(String text, Wrapping wrapping) {
        try {
            return Packing.unpacked(text, wrapping, AnswerForm.AUTO);
        } catch (UndecodableException _) {
            // Who asked leaves the whole text out.
            return null;
        }
    }

    private static boolean mixed(JsonNode node) {
        var elements = node.propertyNames().stream().anyMatch(key -> !key.startsWith("@") && !key.equals("#text"));
        return (node.has("#text") && elements) || node.values().stream().anyMatch(PackedText::mixed);
    }

    /** Whether nobody can tell what is in a text: a scanned paper, a picture, an archive. */
    boolean withheld(String text) {
        return text.length() > LONGEST_KEY
                && Packing.bytes(text.substring(text.startsWith("data:") ? text.indexOf(',') + 1 : 0))
                        .isPresent();
    }

    /** The words that base64 hides; null where it hides none. */
    static @Nullable String words(String text) {
        return Packing.bytes(text).map(PackedText::utf8).orElse(null);
    }

    /** The base64 that hides words. */
    static String hiding(String words) {
        return ByteString.encodeUtf8(words).base64();
    }

    private static @Nullable String utf8(ByteString bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.asByteBuffer())
                    .toString();
            return text.chars().anyMatch(letter -> letter < ' ' && !Character.isWhitespace(letter)) ? null : text;
        } catch (CharacterCodingException _) {
            // Bytes that are no words.
            return null;
        }
    }
}
