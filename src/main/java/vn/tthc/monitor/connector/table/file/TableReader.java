package vn.tthc.monitor.connector.table.file;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** One format. It may fail as its parser fails; {@link BoundedFile} stands around it. */
interface TableReader {
    FileKind kind();

    List<SheetInfo> sheets();

    /** What was found out, one sentence each. */
    List<String> notes();

    Serial serial();

    Set<Integer> hiddenColumns(int sheet) throws IOException, XMLStreamException;

    void rows(int sheet, RowConsumer consumer) throws IOException, XMLStreamException;

    void close() throws IOException;
}
