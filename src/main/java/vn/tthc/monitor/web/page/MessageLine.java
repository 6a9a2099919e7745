package vn.tthc.monitor.web.page;

import org.jspecify.annotations.Nullable;

/** One sent or waiting message as text. */
public record MessageLine(
        String created,
        @Nullable Long incident,
        String channel,
        String kind,
        String tone,
        String state,
        String when,
        int attempts,
        String text,
        @Nullable String answer) {}
