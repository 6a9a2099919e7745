package vn.tthc.monitor.demo.world;

import java.time.Instant;

/** One agency hands a dossier over to another. */
public record DemoTransfer(DemoAgency from, DemoAgency to, Instant at) {}
