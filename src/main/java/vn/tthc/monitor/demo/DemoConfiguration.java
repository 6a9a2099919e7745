package vn.tthc.monitor.demo;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.demo.chat.SimulatedChat;
import vn.tthc.monitor.demo.source.SimulatedExport;
import vn.tthc.monitor.demo.source.SimulatedSender;
import vn.tthc.monitor.demo.source.SimulatedSystems;
import vn.tthc.monitor.demo.world.DemoWorld;

/** Starts the simulated systems and the simulated chat, in the demo profile only. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@EnableConfigurationProperties(DemoSettings.class)
class DemoConfiguration {
    @Bean
    DemoWorld demoWorld(
            DemoSettings settings, Deadlines deadlines, Clock clock, @Value("${tthc.data:data}") Path data) {
        var start = new DemoStart(data.resolve("demo-start.txt")).instant(clock);
        return new DemoWorld(settings.seed(), start, deadlines.calendar(), settings.faultAfter());
    }

    @Bean
    DemoSwitchboard demoSwitchboard(
            DemoSettings settings, DemoWorld world, Clock clock, @Value("${tthc.data:data}") Path data) {
        return new DemoSwitchboard(
                new SimulatedSystems(world, clock, settings.slowness(), settings.firstPort()),
                new SimulatedExport(
                        world, clock, data.resolve("demo-files").resolve(DemoWorld.CULTURE), settings.exportEvery()),
                new SimulatedSender(world, clock, settings.pushEvery()),
                new SimulatedChat(clock, settings.silence(), settings.chatPort()),
                settings.breakdown());
    }
}
