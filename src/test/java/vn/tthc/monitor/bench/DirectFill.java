package vn.tthc.monitor.bench;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.SourceDossier;

/** Fills the store with many dossiers through its public door, without a source. */
final class DirectFill {
    static final int SMALL_PAGE = 1000;

    private static final int PAGE = 5000;

    private DirectFill() {}

    static void store(Dossiers dossiers, String source, InventedRecords records) {
        store(dossiers, source, records, true);
    }

    /** Dossiers of a source that gives no due times: ours are those of the catalogue, where it has a limit. */
    static void storeWithoutDueTimes(Dossiers dossiers, String source, InventedRecords records) {
        store(dossiers, source, records, false);
    }

    private static void store(Dossiers dossiers, String source, InventedRecords records, boolean due) {
        var run = UUID.randomUUID();
        for (var first = 0; first < records.count(); first += PAGE) {
            var page = IntStream.range(first, Math.min(first + PAGE, records.count()))
                    .mapToObj(number -> dossier(records, number, due))
                    .toList();
            dossiers.store(new DossierPage(source, run, first / PAGE, records.now(), page, List.of(), null));
        }
    }

    /** All of them as one page. */
    static DossierPage page(String source, InventedRecords records) {
        var page = IntStream.range(0, records.count())
                .mapToObj(number -> dossier(records, number, true))
                .toList();
        return new DossierPage(source, UUID.randomUUID(), 0, records.now(), page, List.of(), null);
    }

    private static SourceDossier dossier(InventedRecords records, int number, boolean due) {
        var open = records.open(number);
        var agency = "H24." + (1 + number % 114);
        return new SourceDossier(
                records.code(number),
                null,
                null,
                new SourceDossier.Procedure(
                        records.procedureCode(number), records.procedureName(number), records.field(number)),
                new SourceDossier.Handling(agency, agency, "Thẩm định hồ sơ", "Hoàng Minh Giang"),
                new SourceDossier.Applicant(records.applicant(number), null, null, null),
                new SourceDossier.Submission(SourceDossier.Channel.ONLINE, null, null, null),
                new SourceDossier.Status(
                        open ? DossierStatus.PROCESSING : DossierStatus.FINISHED, open ? "2" : "4", null),
                times(records, number, due, open ? null : records.now()),
                List.of(),
                List.of(),
                null,
                "{}",
                Integer.toHexString(number) + records.prefix() + "0".repeat(40));
    }

    private static SourceDossier.Milestones times(
            InventedRecords records, int number, boolean due, @Nullable Instant finished) {
        return new SourceDossier.Milestones(
                records.received(number),
                records.received(number),
                due ? records.due(number) : null,
                false,
                finished,
                null,
                null,
                records.received(number));
    }
}
