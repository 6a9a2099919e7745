package vn.tthc.monitor.connector.table.file;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.TableSettings;

/** Reads web pages in the encoding that they name, where their bytes agree. */
final class HtmlPages {
    private static final Pattern NAMED = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([a-z0-9_-]+)");
    private static final Pattern ROWS_ONLY = Pattern.compile("(?i)\\s*<(thead|tbody|tr)\\b");
    private static final int HEAD = 8_192;

    private HtmlPages() {}

    static TableReader open(Path file, String name, TableSettings settings) throws IOException {
        var found = TextEncoding.of(file, name, settings.text().charset());
        var named = found.mark() > 0 || settings.text().charset() != null ? null : named(file);
        var encoding = named == null || (found.charset().equals(StandardCharsets.UTF_8) && !isSame(file, named))
                ? found
                : new TextEncoding(named, 0, named.name() + " (theo trang)");
        return new HtmlFile(
                encoding.reader(file), name, encoding.word(), settings.limits().columns());
    }

    /** A page's own word is right unless its bytes are UTF-8 and it says otherwise: then it was saved anew. */
    private static boolean isSame(Path file, Charset named) throws IOException {
        return named.equals(StandardCharsets.UTF_8) || !hasLetters(file);
    }

    private static boolean hasLetters(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = new byte[HEAD];
            for (var read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                for (var index = 0; index < read; index++) {
                    if (bytes[index] < 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static @Nullable Charset named(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var matcher = NAMED.matcher(new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1));
            // A page that says UTF-16 in single bytes is not UTF-16.
            return matcher.find()
                            && !matcher.group(1)
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .matches("utf-16.*|unicode")
                            && Charset.isSupported(matcher.group(1))
                    ? Charset.forName(matcher.group(1))
                    : null;
        }
    }

    /** What a person copied. */
    static TableReader pasted(String html, String name, TableSettings settings) {
        // Copied rows may come without the table around them, and a parser drops such rows.
        var page = ROWS_ONLY.matcher(html).lookingAt() ? "<table>" + html + "</table>" : html;
        return new HtmlFile(new StringReader(page), name, "", settings.limits().columns());
    }
}
