package vn.tthc.monitor.connector.table.file;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import vn.tthc.monitor.connector.definition.TableSettings;

/** Opens a file as what its content says it is. */
public final class SheetFiles {
    private static final int HEAD = 1 << 16;
    private static final int LONGEST_PASTED = 20_000_000;

    private static final Pattern WORKBOOK = Pattern.compile("<(\\w+:)?Workbook\\b");
    private static final Pattern PAGE =
            Pattern.compile("(?i)<(!doctype\\s+html|html|head|body|meta|style|div|table|thead|tbody|tr)\\b");

    static final String EXPORT = "Xuất danh sách hồ sơ từ hệ thống gốc dạng Excel (.xlsx) hoặc CSV.";
    private static final String RESAVE = "Mở tệp bằng Excel hoặc LibreOffice và lưu lại dạng .xlsx.";
    private static final String UNPACK = "Giải nén rồi nhập tệp bảng tính ở bên trong.";

    /** Beginnings of files that people mistake for tables. */
    private static final List<Mistaken> MISTAKEN = List.of(
            new Mistaken("%PDF", "tệp PDF", EXPORT),
            new Mistaken("\u00FF\u00D8\u00FF", "ảnh JPEG", EXPORT),
            new Mistaken("\u0089PNG", "ảnh PNG", EXPORT),
            new Mistaken("GIF8", "ảnh GIF", EXPORT),
            new Mistaken("BM", "ảnh BMP", EXPORT),
            new Mistaken("II*\0", "ảnh quét TIFF", EXPORT),
            new Mistaken("MM\0*", "ảnh quét TIFF", EXPORT),
            new Mistaken("{\\rtf", "văn bản RTF", EXPORT),
            new Mistaken("Rar!", "tệp nén RAR", UNPACK),
            new Mistaken("7z\u00BC\u00AF", "tệp nén 7z", UNPACK),
            new Mistaken("\u001F\u008B", "tệp nén GZIP", UNPACK),
            new Mistaken("MZ", "chương trình chạy được", EXPORT),
            new Mistaken("\u0009\0\u0004\0", "bảng tính Excel 2 đã quá cũ", RESAVE),
            new Mistaken("\u0009\u0002\u0006\0", "bảng tính Excel 3 đã quá cũ", RESAVE),
            new Mistaken("\u0009\u0004\u0006\0", "bảng tính Excel 4 đã quá cũ", RESAVE),
            new Mistaken("MIME-Version:", "trang web lưu trữ (MHTML)", RESAVE));

    private SheetFiles() {}

    /** The first bytes of a kind of file, each as one letter, and what to say of it. */
    private record Mistaken(String start, String what, String advice) {
        /** Two letters alone may begin a text as well, but texts hold no zero bytes. */
        boolean fits(String head) {
            return head.startsWith(start) && (start.length() > 2 || head.indexOf('\0') >= 0);
        }
    }

    /**
     * Opens a file.
     *
     * @param name what people call the file, for sentences
     */
    public static SheetFile open(Path file, String name, TableSettings settings) {
        var limits = settings.limits();
        return BoundedFile.open(name, limits, () -> {
            var size = Files.size(file);
            if (size == 0) {
                throw TableRefused.empty(name);
            }
            if (size > limits.size().toBytes()) {
                throw TableRefused.tooLarge(
                        name, size / (1 << 20) + " MB", limits.size().toMegabytes() + " MB (limits.size)");
            }
            return reader(file, name, settings);
        });
    }

    private static TableReader reader(Path file, String name, TableSettings settings)
            throws IOException, XMLStreamException {
        var head = head(file);
        var start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\u0003\u0004")) {
            return zipped(file, name, settings, (head[6] & 1) != 0);
        }
        if (start.startsWith("PK\u0005\u0006")) {
            throw TableRefused.empty(name);
        }
        if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return OleFiles.open(file, name);
        }
        if (start.startsWith("\u0009\u0008") && start.length() > 3 && start.charAt(3) == 0) {
            return OleFiles.bare(file, name);
        }
        var mistaken = MISTAKEN.stream().filter(kind -> kind.fits(start)).findFirst();
        if (mistaken.isPresent()) {
            throw TableRefused.noTable(
                    name, mistaken.get().what(), mistaken.get().advice());
        }
        return text(file, name, settings, TextEncoding.start(head));
    }

    private static TableReader text(Path file, String name, TableSettings settings, String start)
            throws IOException, XMLStreamException {
        if (!start.stripLeading().startsWith("<")) {
            return CsvFile.open(file, name, settings);
        }
        if (WORKBOOK.matcher(start).find()) {
            return new SpreadsheetMlFile(file, name);
        }
        if (PAGE.matcher(start).find()) {
            return HtmlPages.open(file, name, settings);
        }
        if (start.contains("<office:document")) {
            throw TableRefused.noTable(name, "bảng tính LibreOffice không nén (.fods)", RESAVE);
        }
        throw TableRefused.noTable(name, "tệp XML không phải bảng", EXPORT);
    }

    /**
     * Opens what a person copied from a web page or a spreadsheet.
     *
     * @param name what people call it, for sentences
     */
    public static SheetFile pasted(String content, String name, TableSettings settings) {
        return BoundedFile.open(name, settings.limits(), () -> {
            if (content.isBlank()) {
                throw TableRefused.empty(name);
            }
            if (content.length() > LONGEST_PASTED) {
                throw TableRefused.tooLarge(name, "hơn " + LONGEST_PASTED + " chữ", "một lần dán; xuất ra tệp");
            }
            return content.stripLeading().startsWith("<")
                            && PAGE.matcher(content).find()
                    ? HtmlPages.pasted(content, name, settings)
                    : new CsvFile(() -> new StringReader(content), "", name, settings);
        });
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static TableReader zipped(Path file, String name, TableSettings settings, boolean locked)
            throws IOException, XMLStreamException {
        if (locked) {
            throw TableRefused.locked(name);
        }
        try (var zip = new ZipParts(file, name, settings.limits().inflated())) {
            if (zip.has("xl/workbook.bin")) {
                throw TableRefused.noTable(name, "bảng tính nhị phân XLSB", RESAVE);
            }
            if (zip.hasUnder("word/")) {
                throw TableRefused.noTable(name, "văn bản Word", EXPORT);
            }
            if (zip.hasUnder("ppt/")) {
                throw TableRefused.noTable(name, "bản trình chiếu PowerPoint", EXPORT);
            }
            if (zip.has("content.xml")) {
                return ods(zip, file, name, settings);
            }
            if (!zip.has("[Content_Types].xml") && !zip.hasUnder("xl/")) {
                throw TableRefused.noTable(name, "tệp nén ZIP", UNPACK);
            }
        }
        return new XlsxFile(file, name, settings.limits());
    }

    private static TableReader ods(ZipParts zip, Path file, String name, TableSettings settings)
            throws IOException, XMLStreamException {
        try (var kind = zip.open("mimetype")) {
            var word = kind == null ? "" : new String(kind.readNBytes(HEAD), StandardCharsets.US_ASCII);
            if (!word.isEmpty() && !word.contains("spreadsheet")) {
                throw TableRefused.noTable(name, "văn bản LibreOffice", EXPORT);
            }
        }
        return new OdsFile(file, name, settings.limits());
    }
}
