package vn.tthc.monitor.connector.table.file;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.TableSettings;

/** Reads web pages in the encoding that they name, where their bytes agree. */
final class HtmlPages {
    /** A page is held in memory as a tree, many times as large as its text. */
    private static final int LARGEST = 24 << 20;

    private static final Pattern NAMED = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([a-z0-9_-]+)");
    private static final Pattern ROWS_ONLY = Pattern.compile("(?is)\\s*<(thead|tbody|tr)\\b.*");
    private static final int HEAD = 8_192;

    private HtmlPages() {}

    static TableReader open(Path file, String name, TableSettings settings) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw TableRefused.tooLarge(
                    name,
                    "trang web " + (Files.size(file) >> 20) + " MB",
                    (LARGEST >> 20) + " MB cho trang web; mở bằng phần mềm bảng tính và lưu lại dạng .xlsx");
        }
        var found = TextEncoding.of(file, name, settings.text().charset());
        var named = found.mark() > 0 || settings.text().charset() != null ? null : named(file);
        var encoding = named == null || (found.charset().equals(StandardCharsets.UTF_8) && !isSame(file, named))
                ? found
                : new TextEncoding(named, 0, named.name() + " (theo trang)");
        try (var reader = encoding.reader(file)) {
            var text = new StringBuilder();
            var letters = new char[1 << 16];
            for (var read = reader.read(letters); read >= 0; read = reader.read(letters)) {
                text.append(letters, 0, read);
            }
            return parse(text.toString(), name, encoding.word(), settings);
        }
    }

    /** A page's own word is right unless its bytes are UTF-8 and it says otherwise: then it was saved anew. */
    private static boolean isSame(Path file, Charset named) throws IOException {
        return named.equals(StandardCharsets.UTF_8) || !hasLetters(file);
    }

    private static boolean hasLetters(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            for (var octet : in.readNBytes(LARGEST)) {
                if (octet < 0) {
                    return true;
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

    static TableReader parse(String html, String name, String encoding, TableSettings settings) {
        // Copied rows may come without the table around them, and a parser drops such rows.
        var page = Jsoup.parse(ROWS_ONLY.matcher(html).matches() ? "<table>" + html + "</table>" : html);
        return new HtmlFile(page, name, encoding, settings.limits().columns());
    }
}
