/** TTHC Monitor: one queue, one health page and one chat group over every dossier system of a one-stop centre. */
@NullMarked
package vn.tthc.monitor;

import org.jspecify.annotations.NullMarked;
