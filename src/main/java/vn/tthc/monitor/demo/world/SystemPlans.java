package vn.tthc.monitor.demo.world;

import java.time.Duration;
import java.util.List;

/** What each simulated system holds: numbers of a few wards, procedures as their counters know them. */
final class SystemPlans {
    private static final String CERTIFICATION = "Chứng thực";
    private static final String CIVIL_STATUS = "Hộ tịch";
    private static final int DAY = 8;

    /** 78 of 100 receipts of a ward are certified copies; they are handled in minutes, so few of them are open. */
    static final DemoProcedure CERTIFIED_COPY = new DemoProcedure(
            "2.000815", "Chứng thực bản sao từ bản chính giấy tờ, văn bản", "G15-CT", CERTIFICATION, 0, 0);

    private SystemPlans() {}

    static SystemPlan city() {
        return new SystemPlan(
                "mot-cua-hai-phong",
                760,
                18_250,
                Duration.ofSeconds(15),
                Duration.ofHours(13),
                0,
                List.of(
                        new DemoProcedure(
                                "2.000884",
                                "Chứng thực chữ ký trong các giấy tờ, văn bản",
                                "G15-CT",
                                CERTIFICATION,
                                0,
                                9),
                        new DemoProcedure("2.000908", "Cấp bản sao từ sổ gốc", "G15-CT", CERTIFICATION, DAY, 4),
                        new DemoProcedure(
                                "2.000942",
                                "Cấp bản sao có chứng thực từ bản chính hợp đồng, giao dịch đã được chứng thực",
                                "G15-CT",
                                CERTIFICATION,
                                DAY,
                                3),
                        new DemoProcedure("1.001193", "Đăng ký khai sinh", "G15-HT", CIVIL_STATUS, DAY, 11),
                        new DemoProcedure("1.000894", "Đăng ký kết hôn", "G15-HT", CIVIL_STATUS, 3 * DAY, 7),
                        new DemoProcedure("1.000656", "Đăng ký khai tử", "G15-HT", CIVIL_STATUS, DAY, 5),
                        new DemoProcedure("1.004884", "Đăng ký lại khai sinh", "G15-HT", CIVIL_STATUS, 5 * DAY, 4),
                        new DemoProcedure("2.000635", "Cấp bản sao trích lục hộ tịch", "G15-HT", CIVIL_STATUS, DAY, 12),
                        new DemoProcedure(
                                "1.001612", "Đăng ký thành lập hộ kinh doanh", "G07-HKD", "Hộ kinh doanh", 3 * DAY, 10),
                        new DemoProcedure(
                                "1.004222", "Đăng ký thường trú", "G01-CTR", "Đăng ký, quản lý cư trú", 7 * DAY, 9),
                        new DemoProcedure(
                                "1.004194", "Đăng ký tạm trú", "G01-CTR", "Đăng ký, quản lý cư trú", 3 * DAY, 8)));
    }

    static List<SystemPlan> ministries() {
        return List.of(
                construction(),
                health(),
                trade(),
                home(),
                welfare(),
                agriculture(),
                finance(),
                culture(),
                education(),
                land());
    }

    private static SystemPlan ministry(String id, int open, int closed, int sequence, List<DemoProcedure> procedures) {
        return new SystemPlan(id, open, closed, Duration.ofMinutes(2), Duration.ofHours(4), sequence, procedures);
    }

    /** Systems that can only be asked by day of reception answer the whole day each time, so their day is short. */
    private static SystemPlan slowly(String id, int open, int closed, int sequence, List<DemoProcedure> procedures) {
        return new SystemPlan(id, open, closed, Duration.ofMinutes(10), Duration.ofHours(13), sequence, procedures);
    }

    private static SystemPlan construction() {
        var field = "Hoạt động xây dựng";
        return ministry(
                "bo-xay-dung",
                95,
                380,
                20_000,
                List.of(
                        new DemoProcedure(
                                "1.009994",
                                "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ",
                                "G17-XD",
                                field,
                                15 * DAY,
                                6),
                        new DemoProcedure(
                                "1.009995",
                                "Cấp giấy phép xây dựng sửa chữa, cải tạo nhà ở riêng lẻ",
                                "G17-XD",
                                field,
                                15 * DAY,
                                3),
                        new DemoProcedure("1.009997", "Gia hạn giấy phép xây dựng", "G17-XD", field, 5 * DAY, 1)));
    }

    private static SystemPlan health() {
        return ministry(
                "bo-y-te",
                115,
                420,
                30_000,
                List.of(
                        new DemoProcedure(
                                "1.002425",
                                "Cấp giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm đối với dịch vụ ăn uống",
                                "G18-ATTP",
                                "An toàn thực phẩm",
                                20 * DAY,
                                6),
                        new DemoProcedure(
                                "1.001699",
                                "Xác định, xác định lại mức độ khuyết tật và cấp giấy xác nhận khuyết tật",
                                "G18-BTXH",
                                "Bảo trợ xã hội",
                                25 * DAY,
                                4)));
    }

    private static SystemPlan trade() {
        return slowly(
                "bo-cong-thuong",
                80,
                260,
                40_000,
                List.of(
                        new DemoProcedure(
                                "2.000620", "Cấp giấy phép bán lẻ rượu", "G02-LTHH", "Lưu thông hàng hoá", 10 * DAY, 5),
                        new DemoProcedure(
                                "2.000181",
                                "Cấp giấy phép bán lẻ sản phẩm thuốc lá",
                                "G02-LTHH",
                                "Lưu thông hàng hoá",
                                15 * DAY,
                                3),
                        new DemoProcedure(
                                "2.000633",
                                "Cấp giấy phép sản xuất rượu thủ công nhằm mục đích kinh doanh",
                                "G02-LTHH",
                                "Lưu thông hàng hoá",
                                7 * DAY,
                                2)));
    }

    private static SystemPlan home() {
        return slowly(
                "bo-noi-vu",
                75,
                330,
                50_000,
                List.of(
                        new DemoProcedure(
                                "1.010833",
                                "Cấp giấy xác nhận thân nhân của người có công",
                                "G12-NCC",
                                "Người có công",
                                5 * DAY,
                                7),
                        new DemoProcedure(
                                "2.000509",
                                "Đăng ký hoạt động tín ngưỡng",
                                "G12-TNTG",
                                "Tín ngưỡng, tôn giáo",
                                15 * DAY,
                                3)));
    }

    private static SystemPlan welfare() {
        var field = "Bảo trợ xã hội";
        return ministry(
                "bao-tro-xa-hoi",
                65,
                260,
                60_000,
                List.of(
                        new DemoProcedure(
                                "1.001776",
                                "Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng",
                                "G18-BTXH",
                                field,
                                22 * DAY,
                                7),
                        new DemoProcedure(
                                "1.001731",
                                "Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội",
                                "G18-BTXH",
                                field,
                                5 * DAY,
                                3)));
    }

    private static SystemPlan agriculture() {
        return ministry(
                "bo-nong-nghiep-moi-truong",
                60,
                180,
                70_000,
                List.of(
                        new DemoProcedure("1.003554", "Hoà giải tranh chấp đất đai", "G13-DD", "Đất đai", 30 * DAY, 4),
                        new DemoProcedure(
                                "1.008603",
                                "Kê khai, thẩm định tờ khai phí bảo vệ môi trường đối với nước thải",
                                "G13-MT",
                                "Môi trường",
                                5 * DAY,
                                6)));
    }

    private static SystemPlan finance() {
        return slowly(
                "bo-tai-chinh",
                30,
                60,
                80_000,
                List.of(new DemoProcedure(
                        "1.001612", "Đăng ký thành lập hộ kinh doanh", "G07-HKD", "Hộ kinh doanh", 3 * DAY, 1)));
    }

    /** Known only from the spreadsheet that its software exports. */
    private static SystemPlan culture() {
        return slowly(
                DemoWorld.CULTURE,
                40,
                70,
                11_000,
                List.of(
                        new DemoProcedure(
                                "1.003622", "Thông báo tổ chức lễ hội cấp xã", "G14-VH", "Văn hoá", 15 * DAY, 5),
                        new DemoProcedure(
                                "2.000794",
                                "Công nhận câu lạc bộ thể thao cơ sở",
                                "G14-TDTT",
                                "Thể dục thể thao",
                                7 * DAY,
                                3),
                        new DemoProcedure(
                                "1.008901",
                                "Thông báo thành lập thư viện đối với thư viện cộng đồng",
                                "G14-TV",
                                "Thư viện",
                                15 * DAY,
                                2)));
    }

    /** Sends its dossiers of its own accord. */
    private static SystemPlan education() {
        return ministry(
                DemoWorld.EDUCATION,
                35,
                90,
                12_000,
                List.of(
                        new DemoProcedure(
                                "1.004492",
                                "Thành lập nhóm trẻ, lớp mẫu giáo độc lập",
                                "G04-MN",
                                "Giáo dục mầm non",
                                10 * DAY,
                                6),
                        new DemoProcedure(
                                "1.004441",
                                "Cho phép cơ sở giáo dục khác thực hiện chương trình giáo dục tiểu học",
                                "G04-TH",
                                "Giáo dục tiểu học",
                                20 * DAY,
                                3)));
    }

    /** Only on the screen of its software, until somebody exports or copies it by hand. */
    private static SystemPlan land() {
        return new SystemPlan(
                DemoWorld.LAND,
                24,
                6,
                Duration.ofHours(1),
                Duration.ofHours(30),
                13_000,
                List.of(
                        new DemoProcedure(
                                "1.012817",
                                "Xác định lại diện tích đất ở của hộ gia đình, cá nhân đã được cấp Giấy chứng nhận",
                                "G13-DD",
                                "Đất đai",
                                20 * DAY,
                                4),
                        new DemoProcedure(
                                "1.012796", "Đính chính Giấy chứng nhận đã cấp", "G13-DD", "Đất đai", 10 * DAY, 6)));
    }
}
