package vn.tthc.monitor.deadline;

import java.nio.file.Path;
import java.util.List;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Shape;

/** What {@code config/calendar.yaml} may hold, for the check, the editor's schema and the documentation. */
public final class CalendarShape {
    static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private static final Shape MONTH_DAY =
            Shape.text("(0[1-9]|1[0-2])-(0[1-9]|[12][0-9])|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31", "04-16");
    private static final Shape SPAN =
            Shape.text("([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]", "07:30-11:30");

    private static final Shape HOURS = Shape.nonEmptyList(Shape.object("Giờ làm việc")
            .required("days", Shape.nonEmptyList(Shape.choice(WEEKDAYS)), "Các ngày trong tuần")
            .optional("from", MONTH_DAY, "Ngày đầu của mùa, tháng-ngày; bỏ cả from và to nếu áp dụng cả năm")
            .optional("to", MONTH_DAY, "Ngày cuối của mùa, tháng-ngày")
            .required("open", Shape.nonEmptyList(SPAN), "Các khoảng giờ mở cửa theo thứ tự"));

    private static final Shape HOLIDAYS = Shape.list(Shape.object("Ngày nghỉ")
            .optional("date", Shape.date(), "Một ngày")
            .optional("from", Shape.date(), "Hoặc từ ngày")
            .optional("to", Shape.date(), "đến hết ngày")
            .required("name", Shape.text(), "Tên ngày nghỉ")
            .optional(
                    "state",
                    Shape.choice("decided", "expected", "undecided"),
                    "decided",
                    "decided: đã có quyết định; expected: dự kiến, tính là ngày nghỉ; undecided: chưa quyết định, tính là ngày làm việc")
            .exactlyOne("date", "from"));

    private static final Shape MAKE_UP_DAYS = Shape.list(Shape.object("Ngày làm bù")
            .required("date", Shape.date(), "Ngày làm bù")
            .optional("insteadOf", Shape.date(), "Ngày nghỉ được bù; lấy giờ làm việc của thứ đó")
            .required("name", Shape.text(), "Ghi chú"));

    private static final Shape HALF_DAYS = Shape.list(Shape.object("Ngày làm việc một phần")
            .required("date", Shape.date(), "Ngày làm việc hoặc ngày làm bù")
            .optional("closes", Shape.time(), "Giờ đóng cửa sớm; giờ mở cửa như thường lệ")
            .optional("opens", Shape.time(), "Hoặc giờ mở cửa muộn; giờ đóng cửa như thường lệ")
            .optional("open", Shape.nonEmptyList(SPAN), "Hoặc các khoảng giờ mở cửa của ngày đó")
            .required("name", Shape.text(), "Lý do")
            .exactlyOne("closes", "opens", "open"));

    static final Shape AGENCY = Shape.object("Lịch riêng của một cơ quan")
            .optional("hours", HOURS, "Giờ làm việc riêng; thứ nào không ghi thì theo cấp trên")
            .optional("holidays", HOLIDAYS, "Ngày nghỉ riêng")
            .optional("makeUpDays", MAKE_UP_DAYS, "Ngày làm bù riêng, kể cả vào ngày nghỉ của cấp trên")
            .optional("halfDays", HALF_DAYS, "Ngày làm việc một phần riêng");

    /** The whole file. */
    public static final Shape SHAPE = Shape.object("Lịch làm việc")
            .optional("zone", Shape.text(), "Asia/Ho_Chi_Minh", "Múi giờ của cơ quan")
            .section(
                    "warn",
                    Shape.object("Ngưỡng sắp đến hạn")
                            .optional("hours", Shape.integer(0, 80), "8", "Số giờ làm việc trước hạn")
                            .optional(
                                    "share",
                                    Shape.integer(0, 100),
                                    "25",
                                    "Hoặc phần trăm cuối của thời hạn, nếu ngắn hơn"),
                    "Từ khi nào một hồ sơ là sắp đến hạn")
            .required("hours", HOURS, "Giờ làm việc theo ngày trong tuần; mục sau thắng mục trước")
            .optional("holidays", HOLIDAYS, "Ngày nghỉ rơi vào ngày thường")
            .optional("makeUpDays", MAKE_UP_DAYS, "Ngày nghỉ hằng tuần nhưng làm việc")
            .optional("halfDays", HALF_DAYS, "Ngày chỉ làm việc một phần, ví dụ nghỉ sớm chiều 30 Tết")
            .optional(
                    "agencies",
                    Shape.map(AGENCY),
                    "Lịch riêng theo mã cơ quan trong agencies.yaml; cơ quan không ghi ở đây theo cấp trên gần nhất có lịch riêng, rồi theo lịch chung");

    /** For the check without the server: everything the start would refuse, and what is suspicious. */
    public static final FileCheck CHECK = new FileCheck("calendar.yaml", SHAPE, CalendarShape::rules);

    private CalendarShape() {}

    private static FileCheck.Findings rules(ConfigNode root) {
        var zone = CalendarFile.zoneProblems(root);
        if (!zone.isEmpty()) {
            return new FileCheck.Findings(zone, List.of());
        }
        var book =
                CalendarFile.book(root, AgencyLines.beside(Path.of(root.place().file())));
        return new FileCheck.Findings(CalendarLint.errors(book, root), CalendarLint.warnings(book, root));
    }
}
