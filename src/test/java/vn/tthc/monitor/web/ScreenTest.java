package vn.tthc.monitor.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** A test of the screens and the API over fakes, without a server. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = TestingWeb.class, properties = "management.endpoint.health.validate-group-membership=false")
@AutoConfigureMockMvc
@ExtendWith(FreshFakes.class)
@interface ScreenTest {}
