package vn.tthc.monitor.connector.source;

import tools.jackson.databind.json.JsonMapper;

/** The mapper that answers are parsed with. */
public final class TestingMapper {
    private TestingMapper() {}

    public static JsonMapper mapper() {
        return SourceSessions.mapper();
    }
}
