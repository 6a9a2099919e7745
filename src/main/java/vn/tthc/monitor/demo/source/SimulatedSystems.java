package vn.tthc.monitor.demo.source;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.demo.source.SimulatedSystem.Way;
import vn.tthc.monitor.demo.world.DemoWorld;

/** All simulated systems that are asked or looked at, on consecutive loopback ports in this order. */
public final class SimulatedSystems implements AutoCloseable {
    /** The ministry whose system breaks down by plan. */
    public static final String BREAKING = DemoWorld.HOME;

    /** The portal that is only looked at. */
    public static final String PORTAL = "cong-dvcqg";

    private final List<SimulatedSystem> systems = new ArrayList<>();
    private final DemoWorld world;
    private final Clock clock;
    private final Duration slowness;
    private int nextPort;

    /** Makes them without opening a port. */
    public SimulatedSystems(DemoWorld world, Clock clock, Duration slowness, int firstPort) {
        this.world = world;
        this.clock = clock;
        this.slowness = slowness;
        this.nextPort = firstPort;
        add(
                DemoWorld.CITY,
                "Hệ thống một cửa TP Hải Phòng",
                "đăng nhập lấy phiên, phân trang theo vị trí",
                null,
                new CityProtocol(register(world, DemoWorld.CITY)));
        add(
                "bo-xay-dung",
                "Bộ Xây dựng",
                "iGate, OAuth 2, phân trang dạng lát",
                null,
                new IgateProtocol(register(world, "bo-xay-dung"), "hp-bxd", false));
        add(
                DemoWorld.HEALTH,
                "Bộ Y tế",
                "iGate, OAuth 2, phân trang dạng lát",
                "chậm từ khi khởi động",
                new IgateProtocol(register(world, DemoWorld.HEALTH), "hp-byt", true));
        add(
                DemoWorld.CIVIL_STATUS,
                "Bộ Tư pháp (hộ tịch)",
                "chỉ trả lời theo mã",
                "23 hồ sơ xong ở đây, còn mở ở một cửa",
                new AskByCodeProtocol(register(world, DemoWorld.CIVIL_STATUS)));
        add(
                DemoWorld.TRADE,
                "Bộ Công Thương",
                "gọi theo phiên, danh sách rồi từng hồ sơ",
                "mã kiểu cũ 000.00.xx.H24",
                new SessionCallProtocol(register(world, DemoWorld.TRADE)));
        addSmaller(world);
    }

    private void addSmaller(DemoWorld world) {
        add(
                BREAKING,
                "Bộ Nội vụ",
                "khoá trong địa chỉ, theo ngày tiếp nhận",
                "thỉnh thoảng sập",
                new KeyedGetProtocol(register(world, BREAKING)));
        add(
                "bao-tro-xa-hoi",
                "Bảo trợ xã hội (Bộ Y tế)",
                "cửa sổ thời gian bằng POST",
                "một bản ghi không có mã",
                new TimeWindowProtocol(register(world, "bao-tro-xa-hoi")));
        add(
                "bo-nong-nghiep-moi-truong",
                "Bộ Nông nghiệp và Môi trường",
                "con trỏ lastId",
                "chạy thử",
                new CursorProtocol(register(world, "bo-nong-nghiep-moi-truong")));
        add(
                "bo-tai-chinh",
                "Bộ Tài chính (hộ kinh doanh)",
                "HTTP Basic, đầu đề Link",
                "tạm dừng theo thông báo",
                new LinkHeaderProtocol(register(world, "bo-tai-chinh")));
        add(
                new SimulatedSystem.Profile(
                        PORTAL,
                        "Cổng Dịch vụ công quốc gia",
                        Way.PROBED,
                        "không có tài khoản, chỉ xem có đó không",
                        null),
                new PortalProtocol());
    }

    private static SourceRegister register(DemoWorld world, String system) {
        return new SourceRegister(world, system);
    }

    private void add(String id, String name, String kind, @Nullable String note, SourceProtocol protocol) {
        var profile = new SimulatedSystem.Profile(id, name, Way.ASKED, kind, note);
        add(profile, new WithDossierPages(name, register(world, id), protocol));
    }

    private void add(SimulatedSystem.Profile profile, SourceProtocol protocol) {
        systems.add(new ServerSystem(profile, protocol, clock, slowness, nextPort == 0 ? 0 : nextPort++));
    }

    /** All of them. */
    public List<SimulatedSystem> all() {
        return List.copyOf(systems);
    }

    /** One by its id, which is also its connector's. */
    public Optional<SimulatedSystem> find(String id) {
        return systems.stream()
                .filter(system -> system.profile().id().equals(id))
                .findFirst();
    }

    /** Opens every port. */
    public void open() {
        systems.forEach(system -> system.become(Mode.OK));
        find(DemoWorld.HEALTH).ifPresent(system -> system.become(Mode.SLOW));
    }

    @Override
    public void close() {
        systems.forEach(SimulatedSystem::stop);
    }
}
