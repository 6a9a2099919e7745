package vn.tthc.monitor.connector.definition;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request as a template. Every string may hold {@code ${token}}, {@code ${page}}, {@code ${offset}},
 * {@code ${cursor}}, {@code ${size}}, {@code ${window.from}}, {@code ${window.to}}, {@code ${code}} and,
 * where it follows a listed record, {@code ${record.<path>}}; a body string that is exactly {@code ${codes}} becomes the
 * array of codes. A query parameter whose whole value becomes empty because there is no cursor or bound yet is left out.
 *
 * @param path relative to the base URL, or absolute on the same host
 * @param body null for none
 * @param answer what comes back
 */
public record HttpCall(
        Method method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable Body body,
        AnswerForm answer) {

    /** A call with a JSON body, or none, whose answer tells its own form. */
    public HttpCall(
            Method method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            @Nullable JsonNode body) {
        this(method, path, query, headers, body == null ? null : new Body.Json(body), AnswerForm.AUTO);
    }

    /** GET or POST; the sources are only read. */
    public enum Method {
        GET,
        POST
    }

    /** What is posted. */
    public sealed interface Body {
        /** A JSON document. */
        record Json(JsonNode content) implements Body {}

        /** Fields of a form, in the order of the file. */
        record Form(Map<String, String> fields) implements Body {}

        /**
         * An XML document as text; values put into it are escaped.
         *
         * @param soap null where it is no SOAP message
         */
        record Xml(String template, @Nullable Soap soap) implements Body {
            private static final Pattern ENVELOPE = Pattern.compile("<([\\w.-]+:)?Envelope[\\s>]");

            /** The whole message: the filled template, in an envelope where it has none of its own. */
            public String message(String filled) {
                return soap == null || ENVELOPE.matcher(template).find()
                        ? filled
                        : soap.version().enveloped(filled);
            }
        }
    }

    /** How a SOAP message is announced; an empty action says nothing of what is asked for. */
    public record Soap(SoapVersion version, String action) {}

    /** SOAP 1.1 names its action in a header, 1.2 in its content type. */
    public enum SoapVersion {
        SOAP_1_1("1.1", "text/xml; charset=utf-8", "http://schemas.xmlsoap.org/soap/envelope/"),
        SOAP_1_2("1.2", "application/soap+xml; charset=utf-8", "http://www.w3.org/2003/05/soap-envelope");

        private final String word;
        private final String type;
        private final String namespace;

        SoapVersion(String word, String type, String namespace) {
            this.word = word;
            this.type = type;
            this.namespace = namespace;
        }

        /** The number in connector files. */
        public String word() {
            return word;
        }

        /** The content type, without action. */
        public String type() {
            return type;
        }

        /** The content of a body in its envelope. */
        private String enveloped(String content) {
            return String.format(
                    Locale.ROOT,
                    "<soap:Envelope xmlns:soap=\"%s\"><soap:Body>%s</soap:Body></soap:Envelope>",
                    namespace,
                    content);
        }

        static SoapVersion of(String word) {
            return word.equals(SOAP_1_2.word) ? SOAP_1_2 : SOAP_1_1;
        }
    }
}
