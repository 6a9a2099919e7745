package vn.tthc.monitor.connector.decoding;

import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads JSON as sources write it: with a mark before it, guarded against scripts, wrapped in a callback, or line by line. */
public final class JsonTree {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** What sources put before JSON so that a script of another site cannot use it. */
    private static final Pattern GUARD =
            Pattern.compile("^\\s*(?:\\)\\]\\}'?,?|while\\s*\\(1\\);|for\\s*\\(;;\\);|/\\*\\*/)\\s*");

    private static final Pattern CALLBACK = Pattern.compile("^[A-Za-z_$][\\w$.]*\\s*\\(");
    private static final Pattern CALLBACK_END = Pattern.compile("\\)\\s*;?\\s*$");

    private JsonTree() {}

    /** Numbers keep every digit: an identity number must not become 7.9E10. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads UTF-8 bytes, as nearly all JSON is.
     *
     * @throws UndecodableException where they are no JSON
     */
    static JsonNode of(ByteString bytes) {
        var start = firstLetter(bytes);
        if (start == '{' || start == '[' || start == '"' || start == 0xEF) {
            try {
                return MAPPER.readTree(bytes.toByteArray());
            } catch (JacksonException e) {
                throw broken(e);
            }
        }
        return of(bytes.utf8());
    }

    /**
     * Reads a text.
     *
     * @throws UndecodableException where it is no JSON
     */
    public static JsonNode of(String text) {
        try {
            return MAPPER.readTree(unwrapped(text));
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    /** One value a line, as an array. */
    static JsonNode lines(String text) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        try (var values = MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            while (values.hasNextValue()) {
                array.add(values.nextValue());
            }
        } catch (JacksonException e) {
            throw broken(e);
        }
        return array;
    }

    private static int firstLetter(ByteString bytes) {
        for (var index = 0; index < bytes.size(); index++) {
            var letter = bytes.getByte(index);
            if (letter != ' ' && letter != '\n' && letter != '\r' && letter != '\t') {
                return letter & 0xFF;
            }
        }
        return -1;
    }

    private static String unwrapped(String text) {
        var bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var guard = GUARD.matcher(bare);
        if (guard.find()) {
            bare = bare.substring(guard.end());
        }
        var callback = CALLBACK.matcher(bare);
        var end = CALLBACK_END.matcher(bare);
        return callback.find() && end.find() ? bare.substring(callback.end(), end.start()) : bare;
    }

    private static UndecodableException broken(JacksonException e) {
        var place = e.getLocation();
        var where = place == null || place.getLineNr() < 0
                ? ""
                : " ở dòng " + place.getLineNr() + " cột " + place.getColumnNr();
        var what = e instanceof UnexpectedEndOfInputException
                ? "trả JSON bị cắt ngang" + where
                : "trả nội dung không phải JSON" + where + reason(e);
        return new UndecodableException(what, "JSON trọn vẹn", e);
    }

    private static String reason(JacksonException e) {
        @Nullable String message = e instanceof StreamReadException ? e.getOriginalMessage() : null;
        if (message == null) {
            return "";
        }
        return message.contains("UTF-8") ? " (có byte không phải UTF-8; khai khoá charset của lời gọi)" : "";
    }
}
