package vn.tthc.monitor.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.tthc.monitor.connector.Latencies;

/** One source that answers more slowly from hour to hour, with a gap and one part in which every run failed. */
class TestingLatencies implements Latencies {
    @Override
    public List<Part> of(String connector, Instant from, Instant to, int parts) {
        if (!connector.equals("bo-xay-dung")) {
            return List.of();
        }
        if (parts == 1) {
            return List.of(new Part(0, 1440, 33, Duration.ofMillis(420), Duration.ofMillis(6240)));
        }
        var found = new ArrayList<Part>();
        for (var index = 0; index < parts; index++) {
            if (index == 10) {
                found.add(new Part(index, 30, 30, null, null));
            } else if (index < 20 || index > 22) {
                var median = Duration.ofMillis(80 + 20L * index);
                found.add(new Part(index, 30, index % 7 == 0 ? 1 : 0, median, median.multipliedBy(6)));
            }
        }
        return found;
    }
}
