package vn.tthc.monitor.connector.table.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The container of old Office files, which says by the names in it what it holds. */
final class OleFiles {
    private OleFiles() {}

    static TableReader open(Path file, String name) throws IOException {
        var container = new POIFSFileSystem(file.toFile(), true);
        try {
            var root = container.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                throw TableRefused.locked(name);
            }
            for (var book : new String[] {"Workbook", "Book"}) {
                if (root.hasEntryCaseInsensitive(book)) {
                    return new XlsFile(new Contained(container, book), name);
                }
            }
            throw TableRefused.noTable(
                    name,
                    root.hasEntryCaseInsensitive("WordDocument")
                            ? "văn bản Word"
                            : root.hasEntryCaseInsensitive("PowerPoint Document")
                                    ? "bản trình chiếu PowerPoint"
                                    : "tệp Office không có bảng tính",
                    SheetFiles.EXPORT);
        } catch (IOException | RuntimeException e) {
            container.close();
            throw e;
        }
    }

    /** A workbook without its container, as some libraries write it. */
    static TableReader bare(Path file, String name) throws IOException {
        return new XlsFile(
                new XlsFile.Stream() {
                    @Override
                    public InputStream open() throws IOException {
                        return new java.io.BufferedInputStream(Files.newInputStream(file));
                    }

                    @Override
                    public void close() {
                        // Every reading opens and closes the file itself.
                    }
                },
                name);
    }

    /** The workbook in a container. */
    private record Contained(POIFSFileSystem container, String entry) implements XlsFile.Stream {
        @Override
        public InputStream open() throws IOException {
            return container.createDocumentInputStream(entry);
        }

        @Override
        public void close() throws IOException {
            container.close();
        }
    }
}
