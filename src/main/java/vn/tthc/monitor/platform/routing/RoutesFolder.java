package vn.tthc.monitor.platform.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.platform.database.StartRefusedException;

/** Refuses to start without route files: Camel would start nothing and say nothing. */
@Component
class RoutesFolder implements CamelContextConfiguration {
    private final Path folder;
    private final SchedulerLag lag;

    RoutesFolder(@Value("${tthc.routes}") Path folder, SchedulerLag lag) {
        this.folder = folder;
        this.lag = lag;
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        context.getManagementStrategy().addEventNotifier(lag);
        if (!holdsRoutes()) {
            throw new StartRefusedException(
                    "Thư mục %s không có tệp *.camel.yaml nào nên không có gì được hỏi, lưu hay gửi. (The folder %s holds no route file *.camel.yaml.)"
                            .formatted(folder.toAbsolutePath(), folder.toAbsolutePath()),
                    "Chạy ứng dụng từ thư mục gốc của bản cài, hoặc đặt TTHC_ROUTES. (Start from the folder of the"
                            + " installation, or set TTHC_ROUTES.)");
        }
    }

    @Override
    public void afterApplicationStart(CamelContext context) {}

    private boolean holdsRoutes() {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.newDirectoryStream(folder, "*.camel.yaml")) {
            return files.iterator().hasNext();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
