package vn.tthc.monitor.connector.conformance.fake;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.tthc.monitor.connector.decoding.Packing;
import vn.tthc.monitor.connector.decoding.XmlText;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.HttpCall;

/** Writes a tree in the form in which a call expects its answer. */
final class AnswerWriter {
    private AnswerWriter() {}

    static boolean xml(HttpCall call) {
        var kind = call.answer().kind();
        return kind == AnswerForm.Kind.XML
                || (kind == AnswerForm.Kind.AUTO && call.body() instanceof HttpCall.Body.Xml);
    }

    static WireAnswer write(JsonNode answer, HttpCall call, WireEncoding encoding) {
        var form = call.answer();
        var tree = answer;
        // Packed from the inside out: the last one unpacked was packed first.
        for (var embedded : form.embedded().reversed()) {
            tree = embedded.path().replace(tree, node -> node.isValueNode() ? node : packed(node, embedded, form));
        }
        var stated = form.charset() == null ? encoding : WireEncoding.of(form.charset());
        var type = xml(call) ? "text/xml" : "application/json";
        var text = xml(call)
                ? XmlText.of(tree, form.namespaces())
                : form.kind() == AnswerForm.Kind.NDJSON ? lines(tree) : tree.toString();
        return WireAnswer.of(200, type + "; charset=" + stated.charset(), stated.bytes(text));
    }

    private static String lines(JsonNode tree) {
        return tree.isArray()
                ? tree.values().stream().map(JsonNode::toString).collect(Collectors.joining("\n"))
                : tree.toString();
    }

    private static JsonNode packed(JsonNode node, AnswerForm.Embedded embedded, AnswerForm form) {
        return JsonNodeFactory.instance.stringNode(Packing.packed(node, embedded.wrapping(), form));
    }
}
