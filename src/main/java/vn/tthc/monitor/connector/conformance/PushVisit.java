package vn.tthc.monitor.connector.conformance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.PushAnswer;
import vn.tthc.monitor.connector.PushIntake;
import vn.tthc.monitor.connector.conformance.StoredPages.Stored;
import vn.tthc.monitor.connector.conformance.fake.RecordEditor;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.PushSettings;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.dossier.SourceDossier;

/** Plays a system that sends its dossiers of its own accord: made from a recorded call, with codes that each check has for itself. */
final class PushVisit {
    private static final PushIntake.LoginGate OPEN = new PushIntake.LoginGate() {
        @Override
        public boolean locked(String username) {
            return false;
        }

        @Override
        public void failed(String username) {}

        @Override
        public void succeeded(String username) {}
    };

    private final StoringEngine engine;
    private final ConnectorDefinition definition;
    private final RecordMapping mapping;
    private final RecordEditor editor;
    private final List<JsonNode> recorded;
    private final int check;
    private String session = "";

    /** A visit for the check of this number; nobody has logged in yet. */
    PushVisit(Stage stage, StoringEngine engine, int check) {
        this.engine = engine;
        this.definition = stage.file().definition().orElseThrow();
        this.mapping = new RecordMapping(definition);
        this.editor = new RecordEditor(definition.mapping());
        this.recorded = stage.recorded().orElseThrow().records(definition);
        this.check = check;
        engine.knows(definition);
    }

    RecordEditor editor() {
        return editor;
    }

    PushSettings.Account account() {
        return settings().accounts().getFirst();
    }

    PushSettings settings() {
        return Objects.requireNonNull(definition.intake().push());
    }

    ConnectorDefinition definition() {
        return definition;
    }

    /** So many good records, each with a code of its own. */
    List<JsonNode> good(int count) {
        var readable = recorded.stream()
                .filter(record -> mapping.map(record) instanceof Mapped.Whole)
                .toList();
        return IntStream.range(0, count)
                .mapToObj(number -> coded(
                        readable.get(number % readable.size()),
                        "H24.24-99%02d%02d-%04d".formatted(check, 1, number + 1)))
                .toList();
    }

    private JsonNode coded(JsonNode record, String code) {
        var own = editor.with(record, DossierField.CODE, code);
        return editor.reaches(DossierField.NATIONAL_CODE) ? editor.with(own, DossierField.NATIONAL_CODE, code) : own;
    }

    PushAnswer logIn(String username, String password) {
        var answer = receive(JsonMapper.shared()
                .createObjectNode()
                .put("username", username)
                .put("password", password)
                .toString());
        if (answer.session() != null) {
            session = answer.session();
        }
        return answer;
    }

    PushVisit loggedIn() {
        logIn(account().username(), account().password().reveal());
        return this;
    }

    /** The session that a stranger would make up. */
    PushVisit withSession(String made) {
        session = made;
        return this;
    }

    PushAnswer send(List<JsonNode> records, boolean update) {
        var call = JsonMapper.shared()
                .createObjectNode()
                .put("session", session)
                .put("madonvi", "")
                .put("service", PushSettings.Service.DOSSIERS.word())
                .put("isUpdating", update ? "True" : "False");
        call.putArray("data").addAll(records);
        return receive(call.toString());
    }

    PushAnswer receive(String body) {
        return engine.pushes().receive(definition.id(), body.getBytes(StandardCharsets.UTF_8), OPEN);
    }

    /** The next page is not stored to the end. */
    void breakNow() {
        engine.pages().breakAfter(definition.id(), 0);
    }

    /** The pages of this check that were stored, beginning with the one of this number. */
    List<Stored> stored(int from) {
        var prefix = "H24.24-99%02d".formatted(check);
        return engine.pages().of(definition.id()).stream()
                .filter(stored -> stored.page().dossiers().stream()
                                .map(SourceDossier::code)
                                .anyMatch(code -> code.startsWith(prefix))
                        || stored.page().rejected().stream()
                                .anyMatch(bad -> String.valueOf(bad.code()).startsWith(prefix)))
                .skip(from)
                .toList();
    }

    int added() {
        return stored(0).stream().mapToInt(stored -> stored.result().added()).sum();
    }

    int changed() {
        return stored(0).stream().mapToInt(stored -> stored.result().changed()).sum();
    }
}
