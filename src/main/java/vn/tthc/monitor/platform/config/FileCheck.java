package vn.tthc.monitor.platform.config;

/** A configuration file of a fixed name and its shape, for the lint to check beside the connector files. */
public record FileCheck(String fileName, Shape shape) {}
