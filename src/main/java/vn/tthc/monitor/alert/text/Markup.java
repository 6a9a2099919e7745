package vn.tthc.monitor.alert.text;

/** Writes a plain text so that a provider's mark-up shows it as it is, with its first line in bold. */
public enum Markup {
    /** Telegram with {@code parse_mode=HTML}. */
    HTML("<b>", "</b>") {
        @Override
        public String escaped(String text) {
            return entities(text);
        }
    },
    /** Slack. */
    MRKDWN("*", "*") {
        @Override
        public String escaped(String text) {
            return entities(text);
        }
    },
    /** Mattermost. */
    MARKDOWN("**", "**") {
        @Override
        public String escaped(String text) {
            return backslashed(text);
        }
    },
    /** Rocket.Chat. */
    ROCKET("*", "*") {
        @Override
        public String escaped(String text) {
            return backslashed(text);
        }
    };

    private final String bold;
    private final String unbold;

    Markup(String bold, String unbold) {
        this.bold = bold;
        this.unbold = unbold;
    }

    /** The text alone, without anything in bold. */
    public abstract String escaped(String text);

    /** The text with mark-up; links stay as they are where escaping would break them. */
    public String of(String text) {
        var end = text.indexOf('\n');
        var head = end < 0 ? text : text.substring(0, end);
        var rest = end < 0 ? "" : text.substring(end);
        // An empty pair of marks is no mark-up but four stars.
        return (head.isBlank() ? "" : bold + escaped(head.strip()) + unbold) + escaped(rest);
    }

    /** Whether the character stands for something in Markdown. */
    static boolean markdownSpecial(int character) {
        return switch (character) {
            case '\\', '`', '*', '_', '~', '#', '|', '[', ']', '@' -> true;
            default -> false;
        };
    }

    /** The text without anything that would call people; a character without width, for there is no escape for it. */
    public static String unaddressed(String text) {
        return text.replace("@", "@\u200B");
    }

    private static String entities(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Addresses are left alone: a backslash inside one would be part of it. Nobody is called by an "@" of ours. */
    private static String backslashed(String text) {
        var written = new StringBuilder(text.length() + 16);
        var lines = text.split("\n", -1);
        for (var index = 0; index < lines.length; index++) {
            written.append(index == 0 ? "" : "\n");
            var line = lines[index];
            if (line.startsWith("https://") || line.startsWith("http://")) {
                written.append(line);
            } else {
                line.codePoints().forEach(character -> append(written, character));
            }
        }
        return written.toString();
    }

    private static void append(StringBuilder written, int character) {
        if (character == '@') {
            written.append(unaddressed("@"));
        } else {
            written.append(markdownSpecial(character) ? "\\" : "").appendCodePoint(character);
        }
    }
}
