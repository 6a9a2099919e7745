package vn.tthc.monitor.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.ProcedureLimit;
import vn.tthc.monitor.deadline.Term;
import vn.tthc.monitor.deadline.TestingDeadlines;

/**
 * Invented dossiers of about 0.96 kB of JSON each, the same for the same number and edition.
 *
 * @param prefix six digits, the day in their codes; different ones make different dossiers
 * @param openShare how many of a hundred are open
 * @param shared which of them another system knows as well
 */
record InventedRecords(String prefix, int count, int openShare, Instant now, Shared shared) {
    private static final Deadlines DEADLINES = TestingDeadlines.ofRepository();

    private static final String[] PROCEDURES = {
        "1.001193|Đăng ký khai sinh|Hộ tịch",
        "1.004222|Đăng ký thường trú|Đăng ký, quản lý cư trú",
        "2.000815|Chứng thực bản sao từ giấy tờ, văn bản|Chứng thực",
        "1.001612|Đăng ký thành lập hộ kinh doanh|Hộ kinh doanh",
        "1.001776|Trợ cấp xã hội hằng tháng, hỗ trợ kinh phí chăm sóc|Bảo trợ xã hội"
    };
    private static final String[] NAMES = {
        "Nguyễn Thị Ánh Tuyết", "Trần Văn Lượng", "Phạm Đức Thắng", "Vũ Quỳnh Hương", "Đặng Hữu Nghĩa", "Bùi Ngọc Khuê"
    };

    /** Every n-th dossier (0 for none) has the code it has under another prefix. */
    record Shared(String prefix, int every) {
        static final Shared NONE = new Shared("", 0);

        private String prefixOf(int number, String own) {
            return every > 0 && number % every == 0 ? prefix : own;
        }
    }

    /** Dossiers that only one system knows. */
    InventedRecords(String prefix, int count, int openShare, Instant now) {
        this(prefix, count, openShare, now, Shared.NONE);
    }

    /** One record as JSON text; a later edition is the same dossier changed. */
    String json(int number, int edition) {
        var procedure = PROCEDURES[number % PROCEDURES.length].split("\\|", -1);
        var open = open(number);
        var received = received(number);
        return """
            {"id":"%1$s","code":"%2$s","dossierStatus":{"id":"%3$d","name":"%4$s"},"applicant":{"data":{"fullname":"%5$s",\
            "identityNumber":"0312%6$08d","phoneNumber":"09%6$08d","address":"Số %7$d phố Cầu Đất, phường Ngô Quyền, thành phố Hải Phòng",\
            "noidungyeucaugiaiquyet":"Đề nghị giải quyết theo đơn"}},\
            "procedure":{"code":"%8$s","name":"%9$s","sector":{"code":"LV%7$d","name":"%10$s"}},\
            "agency":{"code":"H24.%11$d","name":"Ủy ban nhân dân phường số %11$d"},"accepter":{"fullname":"Đỗ Thị Bích Ngọc"},\
            "currentTask":{"name":"Thẩm định hồ sơ","assignee":{"fullname":"Hoàng Minh Giang"}},\
            "applyMethod":{"id":"%12$d","name":"Trực tuyến"},"appliedDate":"%13$s","acceptedDate":"%13$s","appointmentDate":"%14$s",\
            "updatedDate":"%15$s","attachments":%16$d}""".formatted(
                        "65f0c1d2e3a4b5c6" + Integer.toHexString(0x10000000 + number),
                        code(number),
                        open ? 2 : 4,
                        open ? "Đang xử lý" : "Đã có kết quả",
                        NAMES[number % NAMES.length],
                        number % 100_000_000,
                        1 + number % 199,
                        procedure[0],
                        procedure[1],
                        procedure[2],
                        1 + number % 114,
                        number % 3,
                        received,
                        due(number),
                        received.plusSeconds(edition),
                        1 + (number + edition) % 9);
    }

    String code(int number) {
        return String.format(Locale.ROOT, "H24.%d-%s-%07d", 1 + number % 114, shared.prefixOf(number, prefix), number);
    }

    boolean open(int number) {
        return number % 100 < openShare;
    }

    Instant received(int number) {
        return now.minus(Duration.ofMinutes(30L + number % 40_000));
    }

    /** As the catalogue reckons, but for one in twenty-five and for procedures without a limit. */
    Instant due(int number) {
        var received = received(number);
        var some = received.plus(Duration.ofMinutes(1440L * (1 + number % 45)));
        if (number % 25 == 0) {
            return some;
        }
        var day = LocalDate.ofInstant(received, DEADLINES.calendar().zone());
        return DEADLINES
                .procedures()
                .find(procedureCode(number), null, day)
                .map(ProcedureLimit::limit)
                .map(limit -> DEADLINES.due(Term.of(received, limit, null)))
                .orElse(some);
    }

    String procedureCode(int number) {
        return PROCEDURES[number % PROCEDURES.length].split("\\|", -1)[0];
    }

    String procedureName(int number) {
        return PROCEDURES[number % PROCEDURES.length].split("\\|", -1)[1];
    }

    String field(int number) {
        return PROCEDURES[number % PROCEDURES.length].split("\\|", -1)[2];
    }

    String applicant(int number) {
        return NAMES[number % NAMES.length];
    }

    int bytes() {
        return json(0, 0).getBytes(StandardCharsets.UTF_8).length;
    }
}
