package vn.tthc.monitor.connector.imports;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.tthc.monitor.connector.definition.TableWords;
import vn.tthc.monitor.connector.table.TableFiles;

/** Points the reading of tables at the configuration folder. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {
    @Bean
    TableFiles tableFiles(@Value("${tthc.config:config}") Path configuration) {
        return new TableFiles(TableWords.read(configuration));
    }
}
