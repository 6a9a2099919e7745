package vn.tthc.monitor.web.page;

/**
 * The urgency of one dossier as one line: bar, icon, word, time left.
 *
 * @param tone names the colours: late, today, soon, intime, paused, noterm, unknown, closed
 * @param icon id of the symbol in the sprite
 * @param stale outline instead of fill: true only as far as the source's last data go
 */
public record Chip(String tone, String icon, String word, String rest, boolean stale) {}
