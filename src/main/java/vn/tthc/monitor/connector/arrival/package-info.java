/**
 * Places where files of a source arrive: folders, mailboxes, SFTP servers. They are visited with plain clients and not by
 * Camel's consumers, so that no password stands in an endpoint's address, a file is moved only after its import has been
 * committed, and one ledger says what is known instead of an idempotent repository beside it.
 */
@NullMarked
package vn.tthc.monitor.connector.arrival;

import org.jspecify.annotations.NullMarked;
