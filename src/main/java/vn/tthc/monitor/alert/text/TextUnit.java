package vn.tthc.monitor.alert.text;

/** What a provider counts when it says that a text is too long. The width of a text is the sum of its characters' widths. */
public enum TextUnit {
    /** UTF-16 units, as Zalo, Telegram and Rocket.Chat count. */
    UTF16 {
        @Override
        int width(int character) {
            return Character.charCount(character);
        }
    },
    /** Bytes of UTF-8, as ntfy counts. */
    BYTES {
        @Override
        int width(int character) {
            if (character < 0x80) {
                return 1;
            }
            if (character < 0x800) {
                return 2;
            }
            return character < 0x10000 ? 3 : 4;
        }
    },
    /** Bytes of UTF-8 inside a JSON string, as Teams and Lark count the whole body. */
    JSON_BYTES {
        @Override
        int width(int character) {
            if (character == '"' || character == '\\' || character == '\n' || character == '\t' || character == '\r') {
                return 2;
            }
            return character < 0x20 ? 6 : BYTES.width(character);
        }
    },
    /** UTF-16 units after the three characters of mark-up are written as entities, as Slack counts. */
    ENTITIES {
        @Override
        int width(int character) {
            return switch (character) {
                case '&' -> "&amp;".length();
                case '<', '>' -> "&lt;".length();
                default -> Character.charCount(character);
            };
        }
    },
    /** UTF-16 units after Markdown is escaped, as Mattermost and Rocket.Chat count. */
    MARKDOWN {
        @Override
        int width(int character) {
            return Markup.markdownSpecial(character) ? 2 : Character.charCount(character);
        }
    };

    abstract int width(int character);
}
