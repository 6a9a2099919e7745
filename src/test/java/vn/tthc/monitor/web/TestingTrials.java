package vn.tthc.monitor.web;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.ReadReport;
import vn.tthc.monitor.connector.Recording;
import vn.tthc.monitor.connector.SourceTrials;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.dossier.SourceDossier;

/** A test read that shows something of everything, and one that fails. */
class TestingTrials implements SourceTrials {
    /** A source that cannot be read. */
    static final String AWAY = "bo-xay-dung";

    final List<String> calls = new ArrayList<>();

    private static SourceDossier dossier() {
        var mapping = new RecordMapping(new TestingDefinition().at(URI.create("https://a.example")));
        var record = TestingDefinition.json(
                "{\"code\":\"H24.17-260119-0342\",\"status\":\"1\",\"name\":\"Nguyễn Văn Ví Dụ\",\"due\":\"2026-11-23T10:00:00Z\"}");
        return ((Mapped.Whole) mapping.map(record)).dossier();
    }

    @Override
    public Optional<ReadReport> read(String connector, int limit) {
        calls.add("read " + connector + " " + limit);
        var failure = connector.equals(AWAY)
                ? new ReadReport.Failure(
                        FailureCategory.TIMEOUT, "Nguồn không trả lời trong 30 giây.", "Hỏi nguồn vì sao chậm.")
                : null;
        return Optional.of(new ReadReport(
                connector,
                List.of(),
                List.of(new ReadReport.Talk(
                        "GET https://a.example/list", "HTTP 200\n\n{\"items\":[…]}", Duration.ofMillis(34))),
                failure,
                failure == null ? 20 : 0,
                failure == null ? List.of(dossier()) : List.of(),
                List.of(new ReadReport.Unreadable("H24.17-260119-0343", "Thiếu giá trị bắt buộc status.")),
                List.of("status = 77"),
                List.of(new ReadReport.Lists("items", 20, List.of("code", "status"))),
                List.of(new ReadReport.Field(
                        "ngayHenTra",
                        95,
                        "thời gian",
                        List.of("string"),
                        List.of("dd/MM/yyyy"),
                        Map.of("20/11/2026", 3))),
                "mapping:\n  fields:\n    dueAt: ngayHenTra\n"));
    }

    @Override
    public Recording record(String connector, int limit) {
        calls.add("record " + connector + " " + limit);
        if (connector.equals(AWAY)) {
            throw new Refused("Nguồn không trả lời trong 30 giây.");
        }
        return new Recording(connector, 1, Map.of("answer.json", "{}\n", "expected.json", "[]\n"));
    }
}
