package vn.tthc.monitor.demo.world;

import java.util.List;

/** A unit that receives dossiers. The names are real, the codes under H24 are made up: no public list has them. */
public record DemoAgency(String code, String name) {
    /** The units of the demo. */
    public static final List<DemoAgency> ALL = List.of(
            new DemoAgency("H24.24", "UBND phường Hải An"),
            new DemoAgency("H24.31", "UBND phường Hồng Bàng"),
            new DemoAgency("H24.42", "UBND xã Vĩnh Bảo"),
            new DemoAgency("H24.57", "UBND phường Kinh Môn"),
            new DemoAgency("H24.63", "UBND phường Nhị Chiểu"));

    /** The old form of the code, for example {@code 000.00.24.H24}. */
    public String oldForm() {
        return "000.00." + code.substring("H24.".length()) + ".H24";
    }
}
