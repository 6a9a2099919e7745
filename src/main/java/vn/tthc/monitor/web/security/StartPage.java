package vn.tthc.monitor.web.security;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.tthc.monitor.platform.Accounts.Role;
import vn.tthc.monitor.web.SignedIn;

/** Where a person begins: what the role looks at first. */
public final class StartPage {
    private static final Map<Role, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put(Role.CLERK, "/hang-doi");
        PAGES.put(Role.CONTROLLER, "/hang-doi?urgency=overdue");
        PAGES.put(Role.LEADER, "/hang-doi");
        PAGES.put(Role.TECHNICIAN, "/he-thong");
        PAGES.put(Role.ADMINISTRATOR, "/he-thong");
    }

    private StartPage() {}

    /** The page of the first role in the order above; the queue decides itself about accounts without any of them. */
    public static String of(SignedIn reader) {
        for (var entry : PAGES.entrySet()) {
            if (reader.roles().contains(entry.getKey())) {
                return entry.getValue();
            }
        }
        return "/hang-doi";
    }
}
