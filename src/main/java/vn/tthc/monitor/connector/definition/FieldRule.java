package vn.tthc.monitor.connector.definition;

import java.util.List;

/** Where all conditions hold, the field is the word. */
public record FieldRule(List<Condition> when, String then) {}
