package vn.tthc.monitor.web;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives every screen test the same invented world, whatever an earlier test of the shared context did to it. */
final class FreshFakes implements BeforeEachCallback {
    @Override
    public void beforeEach(ExtensionContext test) {
        var context = SpringExtension.getApplicationContext(test);
        context.getBean(TestingDossiers.class).reset();
        context.getBean(TestingMismatches.class).reset();
        context.getBean(TestingLateCauses.class).reset();
        context.getBean(TestingLinks.class).reset();
        context.getBean(TestingAccounts.class).reset();
        context.getBean(TestingSources.class).reset();
        context.getBean(TestingChanges.class).reset();
        context.getBean(TestingWindows.class).reset();
        context.getBean(TestingFiles.class).reset();
        context.getBean(TestingCalendarEdits.class).reset();
        context.getBean(TestingDeadlines.class).own.clear();
    }
}
