package vn.tthc.monitor.connector.table.file;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.TableSettings.Limits;

/** Keeps a reader within the limits, and turns whatever its parser trips over into a refusal. */
final class BoundedFile implements SheetFile {
    /** What a cell of a spreadsheet can hold, and room for what web pages put there. */
    private static final int LONGEST_TEXT = 200_000;

    private final TableReader reader;
    private final String name;
    private final Limits limits;

    BoundedFile(TableReader reader, String name, Limits limits) {
        this.reader = reader;
        this.name = name;
        this.limits = limits;
    }

    /** Carries what the consumer throws past the handling of what the parser throws. */
    private static final class ConsumerFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException failure;

        ConsumerFailure(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    @Override
    public FileKind kind() {
        return reader.kind();
    }

    @Override
    public List<SheetInfo> sheets() {
        return reader.sheets();
    }

    @Override
    public List<String> notes() {
        var hidden =
                sheets().stream().filter(SheetInfo::hidden).map(SheetInfo::name).toList();
        var own = reader.notes().stream();
        return hidden.isEmpty()
                ? own.toList()
                : Stream.concat(own, Stream.of("Không đọc trang tính ẩn: " + String.join(", ", hidden) + "."))
                        .toList();
    }

    @Override
    public Serial serial() {
        return reader.serial();
    }

    @Override
    public Set<Integer> hiddenColumns(int sheet) {
        try {
            return reader.hiddenColumns(sheet);
        } catch (TableRefused refused) {
            throw refused;
        } catch (IOException | XMLStreamException | RuntimeException | StackOverflowError e) {
            throw TableRefused.damaged(name, "phần đầu trang tính", e);
        }
    }

    @Override
    public void rows(int sheet, RowConsumer consumer) {
        var bounds = new Bounds(consumer);
        try {
            reader.rows(sheet, bounds);
        } catch (ConsumerFailure e) {
            throw e.failure;
        } catch (TableRefused refused) {
            throw refused;
        } catch (IOException | XMLStreamException | RuntimeException | StackOverflowError e) {
            throw TableRefused.damaged(name, bounds.where(), e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw TableRefused.damaged(name, "khi đóng tệp", e);
        }
    }

    /** Opens a reader, or refuses as the parser failed. */
    static SheetFile open(String name, Limits limits, Opening opening) {
        try {
            return new BoundedFile(opening.open(), name, limits);
        } catch (TableRefused refused) {
            throw refused;
        } catch (IOException | XMLStreamException | RuntimeException | StackOverflowError e) {
            throw TableRefused.damaged(name, "phần đầu tệp", e);
        }
    }

    /** Makes a reader. */
    @FunctionalInterface
    interface Opening {
        TableReader open() throws IOException, XMLStreamException;
    }

    /** Counts what passes. */
    private final class Bounds implements RowConsumer {
        private final RowConsumer consumer;
        private int count;
        private @Nullable Row last;

        Bounds(RowConsumer consumer) {
            this.consumer = consumer;
        }

        String where() {
            return last == null ? "trước dòng đầu tiên" : "sau dòng " + last.number();
        }

        @Override
        public boolean accept(Row row) {
            if (row.cells().isEmpty()) {
                return true;
            }
            if (last != null && row.number() <= last.number()) {
                throw new IllegalStateException("row " + row.number() + " after " + last.number());
            }
            last = row;
            if (++count > limits.rows()) {
                throw TableRefused.tooLarge(name, "hơn " + limits.rows() + " dòng", "limits.rows");
            }
            if (row.cells().size() > limits.columns()) {
                throw TableRefused.tooLarge(
                        name,
                        "dòng " + row.number() + " có " + row.cells().size() + " cột",
                        "limits.columns " + limits.columns());
            }
            for (var cell : row.cells()) {
                if (cell.text().length() > LONGEST_TEXT) {
                    throw TableRefused.tooLarge(
                            name, "dòng " + row.number() + " có ô dài hơn " + LONGEST_TEXT + " chữ", "một ô");
                }
            }
            try {
                return consumer.accept(row);
            } catch (RuntimeException e) {
                throw new ConsumerFailure(e);
            }
        }
    }
}
