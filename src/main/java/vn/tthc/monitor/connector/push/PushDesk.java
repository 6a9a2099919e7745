package vn.tthc.monitor.connector.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.unit.DataSize;
import vn.tthc.monitor.connector.PushAnswer;
import vn.tthc.monitor.connector.PushAnswer.Code;
import vn.tthc.monitor.connector.PushIntake;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.PushSettings;
import vn.tthc.monitor.connector.definition.PushSettings.Service;
import vn.tthc.monitor.connector.drift.DriftDesk;
import vn.tthc.monitor.connector.drift.DriftWatch;
import vn.tthc.monitor.connector.drift.Population;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.polling.WorkingDefinitions;
import vn.tthc.monitor.connector.push.PushTally.Begun;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.platform.Routes;

/**
 * Answers what systems send. A call is taken whole or not at all: while the rows of its dossiers are held, it is compared
 * with what was sent before, handed on the way of every page, and remembered; so of two calls at the same time the newer
 * wins, whichever comes first.
 */
@Component("pushes")
class PushDesk implements PushIntake {
    private static final Logger LOG = LoggerFactory.getLogger(PushDesk.class);
    private static final String ROUTE = "direct:receive-push";

    private final WorkingDefinitions definitions;
    private final PushSessions sessions;
    private final PushedStore store;
    private final PushTallies tallies;
    private final DriftDesk drift;
    private final Routes routes;
    private final TransactionOperations transactions;
    private final MeterRegistry meters;
    private final Clock clock;

    PushDesk(
            WorkingDefinitions definitions,
            PushSessions sessions,
            PushedStore store,
            PushTallies tallies,
            DriftDesk drift,
            Routes routes,
            TransactionOperations transactions,
            MeterRegistry meters,
            Clock clock) {
        this.definitions = definitions;
        this.sessions = sessions;
        this.store = store;
        this.tallies = tallies;
        this.drift = drift;
        this.routes = routes;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    private Optional<PushSettings> settings(String connector) {
        return definitions
                .definition(connector)
                .map(definition -> definition.intake().push());
    }

    @Override
    public Optional<DataSize> largest(String connector) {
        return settings(connector).map(PushSettings::body);
    }

    @Override
    public PushAnswer receive(String connector, byte[] body, LoginGate gate) {
        var definition = definitions.definition(connector).orElse(null);
        var push = definition == null ? null : definition.intake().push();
        if (definition == null || push == null) {
            return unknown(connector);
        }
        var answer = switch (PushMessage.read(body)) {
            case PushMessage.Unreadable unreadable -> new PushAnswer(Code.UNREADABLE, unreadable.why());
            case PushMessage.Login login -> logIn(connector, push, login, gate);
            case PushMessage.Delivery delivery -> deliver(definition, push, delivery);
        };
        count(connector, answer);
        return answer;
    }

    private void count(String connector, PushAnswer answer) {
        Counter.builder("dossier.connector.push.calls")
                .description("Calls by which a system sent something, by our answer")
                .tag("connector", connector)
                .tag("answer", answer.code().word())
                .register(meters)
                .increment();
        if (answer.code() != Code.OK) {
            LOG.info("push to {} answered {}: {}", connector, answer.code().word(), answer.message());
        }
    }

    private PushAnswer logIn(String connector, PushSettings push, PushMessage.Login login, LoginGate gate) {
        if (gate.locked(login.username())) {
            return new PushAnswer(
                    Code.LOCKED, "Sai mật khẩu quá nhiều lần; cần chờ 15 phút rồi đăng nhập lại với mật khẩu đúng.");
        }
        var session = sessions.open(connector, push, login);
        if (session.isEmpty()) {
            gate.failed(login.username());
            return new PushAnswer(
                    Code.LOGIN, "Sai tên đăng nhập hoặc mật khẩu; cần tài khoản khai ở push.accounts của tệp kết nối.");
        }
        gate.succeeded(login.username());
        return new PushAnswer(Code.OK, "Đăng nhập thành công.", session.get(), List.of());
    }

    private PushAnswer deliver(ConnectorDefinition definition, PushSettings push, PushMessage.Delivery call) {
        if (sessions.user(definition.id(), push, call.session()).isEmpty()) {
            return new PushAnswer(
                    Code.SESSION, "Phiên đăng nhập sai hoặc đã hết hạn; cần đăng nhập lại để lấy session mới.");
        }
        var service =
                Service.of(call.service()).filter(push.services()::contains).orElse(null);
        if (service == null) {
            var known = push.services().stream().map(Service::word).collect(Collectors.joining(", "));
            return new PushAnswer(
                    Code.SERVICE, "Không nhận dịch vụ \"" + shown(call.service()) + "\"; cần một trong " + known + ".");
        }
        if (call.data().size() > push.records()) {
            return new PushAnswer(
                    Code.TOO_LARGE,
                    "Lời gọi có " + call.data().size() + " bản ghi; cần tối đa " + push.records()
                            + ". Chia thành nhiều lời gọi.");
        }
        return taken(definition, call, service);
    }

    private static String shown(String word) {
        return word.length() <= 60 ? word : word.substring(0, 60) + "…";
    }

    private PushAnswer taken(ConnectorDefinition definition, PushMessage.Delivery call, Service service) {
        var began = System.nanoTime();
        var tally = tallies.open(definition.id());
        try {
            var mapping = new RecordMapping(definition);
            var delivery = new PushDelivery(definition, mapping, call, service);
            Supplier<DriftWatch> opening = () -> drift.watch(definition, mapping, Population.PUSHED, clock.instant());
            // Before the transaction: nobody may hold a connection while he waits for the tally, which itself needs
            // one.
            var begun = tallies.ask(tally, open -> open.begin(delivery, opening));
            delivery.judge(begun.verdicts());
            transactions.executeWithoutResult(_ -> take(definition, delivery, begun));
            tallies.tell(tally, open -> open.took(delivery, opening, clock.instant(), System.nanoTime() - began));
            return answer(delivery);
        } catch (RuntimeException e) {
            LOG.error("push to {} could not be stored", definition.id(), e);
            var failure = SourceFailure.internal(definition.id(), e);
            tallies.tell(tally, open -> open.failed(failure, System.nanoTime() - began));
            return new PushAnswer(
                    Code.INTERNAL, "Máy nhận gặp lỗi nên chưa ghi nhận gì của lời gọi này; cần gửi lại sau ít phút.");
        }
    }

    private void take(ConnectorDefinition definition, PushDelivery delivery, Begun begun) {
        var now = clock.instant();
        var known = store.lock(definition.id(), delivery.codes(), now);
        var at = PushDelivery.after(known, now);
        var after = delivery.apply(known, now);
        var page = delivery.page(after, begun, at);
        if (page != null) {
            routes.send(ROUTE, page);
        }
        // Of a call that is refused only when its steps are laid over their records, nothing is remembered either.
        var remembered = delivery.refusal() == null ? after : known;
        store.save(
                definition.id(),
                remembered.values().stream().map(dossier -> dossier.sentOn(at)).toList());
    }

    private static PushAnswer answer(PushDelivery delivery) {
        var lines = delivery.lines();
        var refusal = delivery.refusal();
        if (refusal != null) {
            return new PushAnswer(
                    Code.REJECTED,
                    refusal.sentence() + " Cả " + lines.size() + " bản ghi đã giữ riêng để xem lại.",
                    null,
                    lines);
        }
        var bad = lines.stream().filter(line -> line.code() == Code.REJECTED).count();
        if (bad > 0) {
            return new PushAnswer(
                    Code.REJECTED,
                    bad + "/" + lines.size() + " bản ghi không hiểu được, đã giữ riêng để xem lại; "
                            + (lines.size() - bad) + " bản ghi đã nhận.",
                    null,
                    lines);
        }
        if (lines.stream().anyMatch(line -> line.code() == Code.EXISTS)) {
            return new PushAnswer(
                    Code.EXISTS,
                    "Hồ sơ đã tồn tại; đã ghi nhận như cập nhật, gửi lại với isUpdating True cũng được.",
                    null,
                    lines);
        }
        return new PushAnswer(Code.OK, "Thành công: nhận " + lines.size() + " bản ghi.", null, lines);
    }

    @Override
    public PushAnswer tooLarge(String connector) {
        var most = largest(connector).map(size -> size.toMegabytes() + " MB").orElse("giới hạn");
        var answer =
                new PushAnswer(Code.TOO_LARGE, "Lời gọi lớn hơn " + most + "; cần chia thành nhiều lời gọi nhỏ hơn.");
        count(connector, answer);
        return answer;
    }

    @Override
    public PushAnswer unknown(String connector) {
        return new PushAnswer(
                Code.UNKNOWN,
                "Không có kết nối nào nhận dữ liệu ở địa chỉ này; cần POST /push/<id> với id của một tệp kết"
                        + " nối có khoá push.");
    }

    @Override
    public void record() {
        tallies.record();
    }
}
