package vn.tthc.monitor.web.page;

import org.jspecify.annotations.Nullable;

/** One incident as text; {@code plain} is what people paste into a chat or a letter. */
public record IncidentLine(
        long number,
        boolean open,
        String title,
        String source,
        String kind,
        @Nullable String category,
        @Nullable String message,
        String opened,
        String closed,
        String length,
        String affected,
        String due,
        String lastGood,
        String dossiersAddress,
        String plain) {}
