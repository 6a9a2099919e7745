package vn.tthc.monitor.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import vn.tthc.monitor.connector.definition.FoldedTitle;

/** A person planted in answers, who must not be found in anything that is shown or kept. */
final class TestingPerson {
    static final String NAME = "Trần Thị Thật";
    static final String NUMBER = "031085001234";
    static final String PHONE = "0912345678";
    private static final Pattern PACKED = Pattern.compile("[A-Za-z0-9+/]{16,}={0,2}");

    private TestingPerson() {}

    /** Nothing of the person is in the text, however written, nor in what is packed in it. */
    static void isNotIn(String text) {
        var folded = FoldedTitle.of(text.replaceAll("\\\\u[0-9a-f]{4}", "?"));
        assertThat(folded.replace(" ", "")).doesNotContain("tranthithat");
        assertThat(folded).doesNotContain("thi that", "that tran");
        assertThat(text.replaceAll("[\\s.\\-]", "")).doesNotContain("31085001234", "912345678");
        var packed = PACKED.matcher(text);
        while (packed.find()) {
            try {
                var bytes = Base64.getDecoder().decode(packed.group());
                isNotIn(new String(bytes[0] == 0x1F ? inflated(bytes) : bytes, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException _) {
                // A long word that only looks like base64.
            }
        }
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String zipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(bytes)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static byte[] inflated(byte[] bytes) {
        var whole = new ByteArrayOutputStream();
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            for (var next = stream.read(); next >= 0; next = stream.read()) {
                whole.write(next);
            }
        } catch (EOFException _) {
            // An example that was shown shortened: what is left of it counts.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole.toByteArray();
    }
}
