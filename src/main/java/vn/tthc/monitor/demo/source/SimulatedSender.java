package vn.tthc.monitor.demo.source;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.demo.world.DemoDossier;
import vn.tthc.monitor.demo.world.DemoStep;
import vn.tthc.monitor.demo.world.DemoWorld;

/**
 * A system that sends its dossiers of its own accord, as one-stop systems send theirs to the national portal: everything
 * once, then what is new and what was done. As real senders do, it now and then repeats a call, and brings a step late that
 * a newer one has overtaken.
 */
public final class SimulatedSender implements SimulatedSystem {
    private static final String DOSSIERS = "DongBoHoSoMC";
    private static final String PROGRESS = "CapNhatTienDoHoSoMC";

    /** One round in so many has a repeat and a straggler. */
    private static final int UNTIDY = 3;

    /** After these the record itself says something new: supplements, the end. */
    private static final Set<Integer> TOLD_BY_RECORD = Set.of(3, 5, 7, 9, 10);

    private final DemoWorld world;
    private final Clock clock;
    private final Duration every;
    private final AtomicLong calls = new AtomicLong();
    private volatile Mode mode = Mode.OK;
    private @Nullable Instant sentUntil;
    private int rounds;
    private @Nullable PushLine line;
    private @Nullable Recurring sending;

    /** Sends nothing yet. */
    public SimulatedSender(DemoWorld world, Clock clock, Duration every) {
        this.world = world;
        this.clock = clock;
        this.every = every;
    }

    /** Sends everything to the application at that address, and then what happens. */
    public synchronized void begin(URI address) {
        if (sending == null) {
            var opened = new PushLine(address, calls);
            line = opened;
            sending = new Recurring("demo-sender", every, () -> round(opened));
        }
    }

    @Override
    public Profile profile() {
        return new Profile(
                DemoWorld.EDUCATION,
                "Bộ Giáo dục và Đào tạo",
                Way.PUSH,
                "tự gửi đến theo dạng DongBoHoSoMC",
                "thỉnh thoảng gửi lại và gửi lệch thứ tự");
    }

    @Override
    public List<Mode> modes() {
        return List.of(Mode.OK, Mode.DOWN, Mode.GARBAGE);
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public void become(Mode wanted) {
        mode = wanted;
    }

    @Override
    public long exchanges() {
        return calls.get();
    }

    @Override
    public String place() {
        return "POST /push/" + DemoWorld.EDUCATION;
    }

    private void round(PushLine to) {
        if (mode == Mode.DOWN) {
            return;
        }
        var now = clock.instant();
        if (mode == Mode.GARBAGE) {
            to.send(DOSSIERS, true, List.of(broken(now)));
        }
        var before = sentUntil;
        if (before == null) {
            // Steps before their dossiers: whoever takes them has to keep them until the dossiers come.
            to.send(
                    PROGRESS,
                    true,
                    known(now).map(dossier -> step(dossier, dossier.at(now))).toList());
            to.send(
                    DOSSIERS,
                    false,
                    known(now).map(dossier -> record(dossier, now)).toList());
        } else {
            changes(to, before, now);
        }
        sentUntil = now;
    }

    private Stream<DemoDossier> known(Instant now) {
        return world.known(DemoWorld.EDUCATION, now).stream();
    }

    private void changes(PushLine to, Instant before, Instant now) {
        var fresh = new ArrayList<Map<String, Object>>();
        var steps = new ArrayList<Map<String, Object>>();
        var told = new ArrayList<Map<String, Object>>();
        known(now).forEach(dossier -> {
            var step = dossier.at(now);
            if (dossier.submittedAt().isAfter(before)) {
                fresh.add(record(dossier, now));
            } else if (step.at().isAfter(before)) {
                steps.add(step(dossier, step));
                if (TOLD_BY_RECORD.contains(step.status())) {
                    told.add(record(dossier, now));
                }
            }
        });
        send(to, DOSSIERS, false, fresh);
        send(to, PROGRESS, true, steps);
        send(to, DOSSIERS, true, told);
        if (++rounds % UNTIDY == 0) {
            send(to, PROGRESS, true, steps);
            send(to, PROGRESS, true, stragglers(now));
        }
    }

    private static void send(PushLine to, String service, boolean updating, List<Map<String, Object>> data) {
        if (!data.isEmpty()) {
            to.send(service, updating, List.copyOf(data));
        }
    }

    /** The last step but one of the dossier that was changed last. */
    private List<Map<String, Object>> stragglers(Instant now) {
        return known(now)
                .filter(dossier -> overtaken(dossier, now) != null)
                .max(Comparator.comparing(dossier -> dossier.at(now).at()))
                .map(dossier -> List.of(step(dossier, Objects.requireNonNull(overtaken(dossier, now)))))
                .orElse(List.of());
    }

    private static @Nullable DemoStep overtaken(DemoDossier dossier, Instant now) {
        int last = dossier.steps().indexOf(dossier.at(now));
        return last < 2 ? null : dossier.steps().get(last - 1);
    }

    /** Without what the format has no field for: who has it now comes with the steps. */
    private static Map<String, Object> record(DemoDossier dossier, Instant now) {
        var record = NationalRecord.of(dossier, now, SourceTimes.COMPACT);
        record.keySet().removeAll(Set.of("NgayCapNhat", "NguoiXuLy", "PhongBanXuLy", "NgayRut", "KhongThoiHan"));
        return record;
    }

    private static Map<String, Object> step(DemoDossier dossier, DemoStep step) {
        var sent = new LinkedHashMap<String, Object>();
        sent.put("MaHoSo", dossier.code());
        sent.put("NguoiXuLy", step.officer());
        sent.put("ChucDanh", "Chuyên viên");
        sent.put("ThoiDiemXuLy", SourceTimes.COMPACT.text(step.at()));
        sent.put("PhongBanXuLy", step.department());
        sent.put("NoiDungXuLy", "Chuyển bước xử lý");
        sent.put("TrangThai", String.valueOf(step.status()));
        return sent;
    }

    /** A record nobody can take: it has lost its code. */
    private Map<String, Object> broken(Instant now) {
        var record = record(known(now).findFirst().orElseThrow(), now);
        record.remove("MaHoSo");
        return record;
    }

    @Override
    public synchronized void stop() {
        if (sending != null) {
            sending.close();
            sending = null;
        }
        if (line != null) {
            line.close();
            line = null;
        }
    }
}
