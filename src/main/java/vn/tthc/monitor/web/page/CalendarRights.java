package vn.tthc.monitor.web.page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.web.AgencyScope;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.SignedIn;

/** Whose calendar an account may change: who sees all agencies changes every level, others those of their own subtree. */
@Component
class CalendarRights {
    private final AgencyScope scope;

    CalendarRights(AgencyScope scope) {
        this.scope = scope;
    }

    boolean may(SignedIn reader, @Nullable String agency) {
        var codes = scope.of(reader);
        return codes.isEmpty() || (agency != null && codes.contains(agency));
    }

    /**
     * Refuses whoever may not.
     *
     * @throws BadParameter where the level is not the reader's
     */
    void require(SignedIn reader, @Nullable String agency) {
        if (!may(reader, agency)) {
            throw BadParameter.of(
                    "agency",
                    "Tài khoản này chỉ được sửa lịch của " + reader.agency()
                            + " và các đơn vị trực thuộc. Hãy chọn cơ quan ấy, hoặc nhờ quản trị cấp trên.");
        }
    }
}
