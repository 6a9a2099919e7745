package vn.tthc.monitor.connector.source;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.HttpCall;
import vn.tthc.monitor.connector.definition.HttpCall.Body;

/** What a request in the making will post: JSON, a form or an XML text, with its values filled in. */
abstract sealed class DraftBody {
    private static final String XML_ACCEPTED = "text/xml, application/xml, application/soap+xml";

    static DraftBody of(@Nullable Body template, Variables variables) {
        return switch (template) {
            case null -> new Json(null);
            case Body.Json json -> new Json(variables.fill(json.content()));
            case Body.Form form -> new Form(form.fields(), variables);
            case Body.Xml xml -> new Xml(xml, variables);
        };
    }

    /** What the call would like to get. */
    static String accepted(HttpCall call) {
        var xml = call.answer().kind() == AnswerForm.Kind.XML
                || (call.answer().kind() == AnswerForm.Kind.AUTO && call.body() instanceof Body.Xml);
        return xml ? XML_ACCEPTED : "application/json";
    }

    /** Headers that belong to this kind of body. */
    Map<String, String> headers() {
        return Map.of();
    }

    /** Puts a value where a placement says. */
    abstract void place(String name, Object value);

    /**
     * The finished body.
     *
     * @param type the content type that the connector file asks for; null for the usual one
     */
    abstract RequestBody content(JsonMapper mapper, @Nullable String type);

    private static @Nullable MediaType media(@Nullable String asked, @Nullable String usual) {
        var media = asked == null ? null : MediaType.parse(asked);
        return media != null || usual == null ? media : MediaType.get(usual);
    }

    /** A tree; none for an empty body. */
    private static final class Json extends DraftBody {
        private @Nullable JsonNode tree;

        Json(@Nullable JsonNode tree) {
            this.tree = tree;
        }

        @Override
        void place(String path, Object value) {
            var root = tree instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
            tree = root;
            var steps = path.split("\\.", -1);
            var place = root;
            for (var index = 0; index < steps.length - 1; index++) {
                var name = steps[index];
                place = place.get(name) instanceof ObjectNode inner ? inner : place.putObject(name);
            }
            place.set(steps[steps.length - 1], Variables.node(value));
        }

        @Override
        RequestBody content(JsonMapper mapper, @Nullable String type) {
            var content = tree;
            return content == null
                    ? RequestBody.create(new byte[0], media(type, null))
                    : RequestBody.create(
                            mapper.writeValueAsBytes(content), media(type, "application/json; charset=utf-8"));
        }
    }

    /** Fields by name. */
    private static final class Form extends DraftBody {
        private final Map<String, String> fields = new LinkedHashMap<>();

        Form(Map<String, String> templates, Variables variables) {
            templates.forEach((name, template) -> {
                var value = variables.fill(template);
                if (value != null) {
                    fields.put(name, value);
                }
            });
        }

        @Override
        void place(String name, Object value) {
            fields.put(name, String.valueOf(value));
        }

        @Override
        RequestBody content(JsonMapper mapper, @Nullable String type) {
            var form = new FormBody.Builder(StandardCharsets.UTF_8);
            fields.forEach(form::add);
            return form.build();
        }
    }

    /** A text that stays as it was written. */
    private static final class Xml extends DraftBody {
        private final Body.Xml template;
        private final String text;

        Xml(Body.Xml template, Variables variables) {
            this.template = template;
            this.text = template.message(variables.fillXml(template.template()));
        }

        @Override
        Map<String, String> headers() {
            var soap = template.soap();
            return soap == null || soap.version() == HttpCall.SoapVersion.SOAP_1_2
                    ? Map.of()
                    : Map.of("SOAPAction", "\"" + soap.action() + "\"");
        }

        @Override
        void place(String name, Object value) {
            throw new IllegalStateException("the lint lets no value be placed in an XML text: " + name);
        }

        @Override
        RequestBody content(JsonMapper mapper, @Nullable String type) {
            return RequestBody.create(text.getBytes(StandardCharsets.UTF_8), media(type, usual()));
        }

        private String usual() {
            var soap = template.soap();
            if (soap == null) {
                return "application/xml; charset=utf-8";
            }
            var named = soap.version() == HttpCall.SoapVersion.SOAP_1_2
                    && !soap.action().isEmpty();
            return soap.version().type() + (named ? "; action=\"" + soap.action() + "\"" : "");
        }
    }
}
