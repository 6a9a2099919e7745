package vn.tthc.monitor.connector.arrival;

import java.time.Instant;

/**
 * A file that lies in an inbox.
 *
 * @param place where it lies, for people and to know it again
 * @param group what is settled together with it: itself, or the mail it hangs on
 * @param mark changes whenever the file does
 * @param whole whether it cannot still be growing: mails come whole, files may be half written
 * @param size in bytes as the inbox tells it; -1 where it does not
 * @param sender who sent it; empty where nobody says
 */
public record Arrival(
        String place,
        String group,
        String mark,
        String name,
        boolean whole,
        long size,
        Instant modifiedAt,
        String sender) {}
