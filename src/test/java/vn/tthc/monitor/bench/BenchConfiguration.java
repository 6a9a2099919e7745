package vn.tthc.monitor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;

/** The shipped configuration with connectors of the benchmark's own instead of the others. */
record BenchConfiguration(String address, int connectors, Duration every) {

    void writeTo(Path folder) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("config"), folder);
        FileSystemUtils.deleteRecursively(folder.resolve("connectors"));
        Files.createDirectories(folder.resolve("connectors"));
        for (var number = 0; number < connectors; number++) {
            Files.writeString(folder.resolve("connectors").resolve("bench-" + number + ".yaml"), """
            id: bench-%1$d
            name: Hệ thống đo tốc độ số %1$d
            schedule: {every: %2$ds}
            http:
              baseUrl: %3$s
              auth: {type: none}
              limits: {rate: 9999/s, floor: 0ms, concurrency: 4, call: 30s, body: 32MB}
            read:
              list:
                get: /bench-%1$d
                query: {size: "1000"}
                records: content
                paging: {type: page, parameter: page, start: 0, size: 1000, maxPages: 20000, end: {path: last, in: ["true"]}}
            mapping:
              timezone: Asia/Ho_Chi_Minh
              fields:
                code: code
                procedureCode: procedure.code
                procedureName: procedure.name
                field: procedure.sector.name
                receivingAgency: agency.name
                department: currentTask.name
                officer: currentTask.assignee.fullname
                applicantName: applicant.data.fullname
                applicantId: applicant.data.identityNumber
                applicantPhone: applicant.data.phoneNumber
                status: {path: dossierStatus.id, codes: status}
                statusText: dossierStatus.name
                receivedAt: {path: acceptedDate, formats: [iso]}
                dueAt: {path: appointmentDate, formats: [iso]}
                updatedAt: {path: updatedDate, formats: [iso]}
              codes:
                status: {"2": PROCESSING, "4": FINISHED}
            """.formatted(
                            number, every.toSeconds(), address));
        }
    }
}
