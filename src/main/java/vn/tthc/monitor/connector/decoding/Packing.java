package vn.tthc.monitor.connector.decoding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import okio.ByteString;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.AnswerForm.Wrapping;

/** Documents inside texts: what a text holds, and the text that holds a document. */
public final class Packing {
    private static final int LARGEST_UNPACKED = 64 * 1024 * 1024;
    private static final int SHORTEST_BASE64 = 16;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\s]+={0,2}\\s*");

    private Packing() {}

    /**
     * The document that a text holds.
     *
     * @throws UndecodableException where it holds none of this kind
     */
    public static JsonNode unpacked(String text, Wrapping wrapping, AnswerForm form) {
        return switch (wrapping) {
            case JSON -> JsonTree.of(text);
            case XML -> XmlTree.of(text, form.namespaces());
            case BASE64_JSON -> JsonTree.of(base64(text).utf8());
            case BASE64_XML -> XmlTree.of(Charsets.text(base64(text), null, null), form.namespaces());
            case BASE64_GZIP_JSON -> JsonTree.of(inflated(base64(text)).utf8());
            case BASE64_GZIP_XML -> XmlTree.of(Charsets.text(inflated(base64(text)), null, null), form.namespaces());
        };
    }

    /** The text that is unpacked as this document. */
    public static String packed(JsonNode tree, Wrapping wrapping, AnswerForm form) {
        return switch (wrapping) {
            case JSON -> tree.toString();
            case XML -> XmlText.of(tree, form.namespaces());
            case BASE64_JSON -> ByteString.encodeUtf8(tree.toString()).base64();
            case BASE64_XML ->
                ByteString.encodeUtf8(XmlText.of(tree, form.namespaces())).base64();
            case BASE64_GZIP_JSON ->
                zipped(ByteString.encodeUtf8(tree.toString())).base64();
            case BASE64_GZIP_XML ->
                zipped(ByteString.encodeUtf8(XmlText.of(tree, form.namespaces())))
                        .base64();
        };
    }

    /** How a text holds a document of which nobody told: an object or a list in JSON, or XML, however wrapped. */
    public static Optional<Wrapping> guessed(String text) {
        var start = text.stripLeading();
        if (start.isEmpty()) {
            return Optional.empty();
        }
        return switch (start.charAt(0)) {
            case '{', '[' -> fitting(text, Wrapping.JSON);
            case '<' -> fitting(text, Wrapping.XML);
            default -> bytes(text).flatMap(bytes -> guessed(text, bytes));
        };
    }

    private static Optional<Wrapping> guessed(String text, ByteString bytes) {
        if (bytes.size() > 2 && (bytes.getByte(0) & 0xFF) == 0x1F && (bytes.getByte(1) & 0xFF) == 0x8B) {
            return fitting(text, Wrapping.BASE64_GZIP_JSON).or(() -> fitting(text, Wrapping.BASE64_GZIP_XML));
        }
        return fitting(text, Wrapping.BASE64_JSON).or(() -> fitting(text, Wrapping.BASE64_XML));
    }

    private static Optional<Wrapping> fitting(String text, Wrapping wrapping) {
        try {
            return Optional.of(wrapping)
                    .filter(one -> unpacked(text, one, AnswerForm.AUTO).isContainer());
        } catch (UndecodableException _) {
            // A guess that was wrong: the text is not such a document.
            return Optional.empty();
        }
    }

    /** The bytes that a text of some length writes as base64; empty where it does not. */
    public static Optional<ByteString> bytes(String text) {
        if (text.length() < SHORTEST_BASE64 || !BASE64.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(base64(text));
        } catch (UndecodableException _) {
            // Words without blanks look like base64 and are none.
            return Optional.empty();
        }
    }

    private static ByteString base64(String text) {
        try {
            return ByteString.of(Base64.getDecoder().decode(text.replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            throw new UndecodableException("không phải base64", "chữ base64", e);
        }
    }

    private static ByteString inflated(ByteString packed) {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
            var bytes = stream.readNBytes(LARGEST_UNPACKED + 1);
            if (bytes.length > LARGEST_UNPACKED) {
                throw new UndecodableException(
                        "giải nén ra hơn " + LARGEST_UNPACKED + " byte", "nội dung nhỏ hơn", null);
            }
            return ByteString.of(bytes);
        } catch (IOException e) {
            throw new UndecodableException("không phải gzip trọn vẹn (" + e.getMessage() + ")", "nội dung gzip", e);
        }
    }

    private static ByteString zipped(ByteString bytes) {
        var packed = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(packed)) {
            stream.write(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.of(packed.toByteArray());
    }
}
