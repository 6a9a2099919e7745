package vn.tthc.monitor.connector.definition;

import vn.tthc.monitor.platform.config.ConfigNode;

/** Checks that what a source is expected to stay like can be true at all. */
final class ExpectationLint {
    private final ConfigNode root;
    private final LintFindings findings;

    ExpectationLint(ConfigNode root, LintFindings findings) {
        this.root = root;
        this.findings = findings;
    }

    void run() {
        var health = root.get("health");
        if (health != null) {
            band(health.at("volume"));
        }
        var read = root.get("read");
        var list = read == null ? null : read.get("list");
        if (list != null) {
            vanished(list);
        }
    }

    private void band(ConfigNode volume) {
        var min = volume.get("min");
        var max = volume.get("max");
        if (min != null && max != null && volume.integer("min") > volume.integer("max")) {
            findings.error(max.place(), "bad-band", "max " + max.asText(), "không nhỏ hơn min " + min.asText());
        }
    }

    /** A window that is never read from its beginning shows everything or nothing, so the word would change nothing. */
    private void vanished(ConfigNode list) {
        var reads = list.at("vanished").get("reads");
        var window = list.get("window");
        if (reads != null && reads.asText().equals("window") && (window == null || window.get("first") == null)) {
            findings.warning(
                    reads.place(),
                    "no-first-window",
                    "vanished.reads: window mà không có window.first",
                    "khai read.list.window.first, hoặc reads: complete");
        }
    }
}
