package vn.tthc.monitor.web.api;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.MultiValueMap;
import vn.tthc.monitor.web.BadParameter;

/** Reads request parameters strictly: an unknown name is refused, because a filter that is ignored lies. */
final class Parameters {
    private Parameters() {}

    static void only(MultiValueMap<String, String> given, Set<String> known) {
        for (var name : given.keySet()) {
            if (!known.contains(name)) {
                throw new BadParameter("Không có tham số \"" + name + "\"; các tham số dùng được: "
                        + String.join(", ", new TreeSet<>(known)) + ". Hãy sửa hoặc bỏ tham số này.");
            }
        }
    }

    static int limit(MultiValueMap<String, String> given, int most, int byDefault) {
        var text = given.getFirst("limit");
        if (text == null || text.isBlank()) {
            return byDefault;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new BadParameter("Tham số \"limit\" có giá trị \"" + text + "\" không hợp lệ; cần một số từ 1 đến "
                    + most + ". Hãy sửa hoặc bỏ tham số này.");
        }
        return Integer.parseInt(text);
    }
}
