package vn.tthc.monitor.connector.decoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.AnswerForm.Embedded;
import vn.tthc.monitor.connector.definition.DottedPath;

/**
 * The content of an answer as a tree.
 *
 * @param tree a missing node for an empty answer
 * @param xml whether it was XML, where a list without elements leaves nothing behind
 */
public record Document(JsonNode tree, boolean xml) {
    private static final int HEAD = 400;

    private static final Pattern HTML = Pattern.compile(
            "^(?:<\\?xml[^>]*>)?(?:\\s|<!--.*?-->)*<(?:!doctype\\s+html|html|head|body|title|script|meta|center|div|form|h1|p|br)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /**
     * Reads an answer.
     *
     * @param type the Content-Type header
     * @throws UndecodableException where it is not what the form says
     */
    public static Document of(ByteString bytes, AnswerForm form, @Nullable String type) {
        var whole = whole(bytes, form, type);
        var tree = whole.tree();
        for (var embedded : form.embedded()) {
            tree = unpacked(tree, embedded, form);
        }
        return new Document(tree, whole.xml());
    }

    private static Document whole(ByteString bytes, AnswerForm form, @Nullable String type) {
        var media = type == null ? null : MediaType.parse(type);
        var stated = media == null ? null : media.charset();
        var head = head(bytes);
        if (head.isBlank()) {
            return new Document(MissingNode.getInstance(), false);
        }
        var kind = form.kind() == AnswerForm.Kind.AUTO ? kind(head, media) : form.kind();
        return switch (kind) {
            case XML -> new Document(xml(text(bytes, form, stated), form), true);
            case NDJSON -> new Document(JsonTree.lines(text(bytes, form, stated)), false);
            case JSON, AUTO ->
                new Document(
                        plain(bytes, form, stated) ? JsonTree.of(bytes) : JsonTree.of(text(bytes, form, stated)),
                        false);
        };
    }

    private static String text(ByteString bytes, AnswerForm form, @Nullable Charset stated) {
        return Charsets.text(bytes, form.charset(), stated);
    }

    private static JsonNode xml(String text, AnswerForm form) {
        return XmlTree.of(text, form.namespaces());
    }

    private static AnswerForm.Kind kind(String head, @Nullable MediaType media) {
        if (head.stripLeading().startsWith("<")) {
            return AnswerForm.Kind.XML;
        }
        var subtype = media == null ? "" : media.subtype();
        return subtype.contains("ndjson") || subtype.contains("jsonl") ? AnswerForm.Kind.NDJSON : AnswerForm.Kind.JSON;
    }

    /** Whether the bytes can be parsed as they are. */
    private static boolean plain(ByteString bytes, AnswerForm form, @Nullable Charset stated) {
        var told = form.charset() == null ? stated : form.charset();
        return (told == null || told.equals(StandardCharsets.UTF_8)) && !Charsets.wide(bytes);
    }

    /** Whether it is a page for people. */
    public static boolean html(ByteString bytes, @Nullable String type) {
        var head = head(bytes).strip();
        return HTML.matcher(head).matches()
                || (head.startsWith("<") && !head.startsWith("<?xml") && type != null && type.contains("text/html"));
    }

    private static String head(ByteString bytes) {
        var head = bytes.substring(0, Math.min(HEAD, bytes.size()));
        if (Charsets.wide(bytes)) {
            return Charsets.text(head.substring(0, head.size() & ~1), null, null);
        }
        var text = head.utf8();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The tree with the texts at the path replaced by what they say. */
    public static JsonNode unpacked(JsonNode tree, Embedded embedded, AnswerForm form) {
        return embedded.path().replace(tree, node -> {
            var text = DottedPath.textOf(node);
            try {
                return text == null ? node : Packing.unpacked(text, embedded.wrapping(), form);
            } catch (UndecodableException e) {
                throw new UndecodableException(
                        "có trường " + embedded.path() + " không giải được: " + e.what(),
                        e.expected() + " (khoá decode khai as: "
                                + embedded.wrapping().word() + ")",
                        e);
            }
        });
    }
}
