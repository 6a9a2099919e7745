package vn.tthc.monitor.connector.definition;

import java.util.EnumSet;
import java.util.stream.Collectors;
import vn.tthc.monitor.connector.definition.PushSettings.Service;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Reads how a system may send its dossiers to us. */
final class PushReader {
    private PushReader() {}

    static PushSettings settings(ConfigNode push) {
        var services = push.texts("services").stream()
                .flatMap(word -> Service.of(word).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Service.class)));
        var limits = push.at("limits");
        return new PushSettings(
                push.at("accounts").items().stream()
                        .map(account -> new PushSettings.Account(account.text("username"), account.secret("password")))
                        .toList(),
                push.duration("session"),
                services.isEmpty() ? EnumSet.allOf(Service.class) : services,
                limits.size("body"),
                limits.integer("records"));
    }
}
