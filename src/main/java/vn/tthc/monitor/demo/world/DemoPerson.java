package vn.tthc.monitor.demo.world;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An applicant who does not exist: the given names mean "example" or "imagined", the id numbers begin with a province
 * code that was never given out, the phone numbers are of one unused block.
 *
 * @param kind LoaiDoiTuong 1 to 4
 */
public record DemoPerson(String name, String idNumber, String phone, int kind) {
    private static final List<String> FAMILIES = List.of(
            "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Đoàn", "Lương");
    private static final List<String> MIDDLES = List.of("Văn", "Thị", "Đức", "Ngọc", "Quang", "Thuỳ");
    private static final List<String> GIVENS = List.of(
            "Minh Hoạ", "Ví Dụ", "Giả Định", "Thử Nghiệm", "Mô Phỏng", "Tưởng Tượng", "Hư Cấu", "Làm Mẫu", "Dựng Cảnh");
    private static final List<String> FIRMS =
            List.of("Công ty TNHH Minh Hoạ", "Hộ kinh doanh Ví Dụ", "Hợp tác xã Mô Phỏng", "Công ty CP Giả Định");

    /** One that nobody else is: the number is of a block that the others never draw from. */
    static DemoPerson staged(int number) {
        return new DemoPerson(
                FAMILIES.get(number % FAMILIES.size()) + " Văn " + GIVENS.get(number % GIVENS.size()),
                "000998%06d".formatted(number),
                "0900001%03d".formatted(number),
                1);
    }

    static DemoPerson pick(RandomGenerator random) {
        // So many that two people hardly ever share one: who has two dossiers is suspected of having filed one twice.
        var number = "000%09d".formatted(random.nextInt(990_000_000));
        var phone = "0900000%03d".formatted(random.nextInt(1_000));
        if (random.nextInt(100) < 9) {
            var firm = FIRMS.get(random.nextInt(FIRMS.size())) + " số " + (1 + random.nextInt(400));
            return new DemoPerson(firm, number, phone, 2);
        }
        var name = FAMILIES.get(random.nextInt(FAMILIES.size()))
                + " "
                + MIDDLES.get(random.nextInt(MIDDLES.size()))
                + " "
                + GIVENS.get(random.nextInt(GIVENS.size()));
        return new DemoPerson(name, number, phone, 1);
    }
}
