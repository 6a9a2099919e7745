package vn.tthc.monitor.demo;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demo, keys {@code tthc.demo.*}.
 *
 * @param seed the same seed and start make the same world
 * @param firstPort the simulated systems listen on this port and the following ones
 * @param chatPort the simulated chat listens here
 * @param slowness how long a slow system takes for each answer
 * @param silence how long the chat keeps a caller waiting in its timeout mode
 * @param exportEvery pause between two files of the system that only exports
 * @param pushEvery pause between two rounds of the system that sends
 * @param breakdown whether one system breaks down by itself from time to time
 * @param faultAfter when after the start a dossier of that system comes due, so that it is late through the breakdown
 */
@ConfigurationProperties("tthc.demo")
record DemoSettings(
        @DefaultValue("2026") long seed,
        @DefaultValue("18081") int firstPort,
        @DefaultValue("18100") int chatPort,
        @DefaultValue("3s") Duration slowness,
        @DefaultValue("30s") Duration silence,
        @DefaultValue("3m") Duration exportEvery,
        @DefaultValue("15s") Duration pushEvery,
        @DefaultValue("true") boolean breakdown,
        @DefaultValue("4m") Duration faultAfter) {}
