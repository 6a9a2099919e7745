package vn.tthc.monitor.web.page;

import org.jspecify.annotations.Nullable;

/**
 * One incident as text.
 *
 * @param hand who has it in hand now
 * @param mergedInto the incident that stands for the common cause
 */
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
        String dueAddress,
        @Nullable String hand,
        @Nullable Long mergedInto) {}
