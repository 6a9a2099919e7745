package vn.tthc.monitor.dossier;

import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tthc.monitor.deadline.CalendarDesk;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.TestingDeadlines;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.platform.TestDatabase;

/** What one node does about the calendar, over the database of a test that other nodes share. */
record TestingCalendarNode(Deadlines deadlines, CalendarDesk desk, StoredCalendarEdits edits, CalendarChange change) {

    /** Of the repository's configuration, with all limits of procedures. */
    static TestingCalendarNode start(TestingStore store) {
        var live = TestingDeadlines.live(Path.of("config"));
        return of(store, live, TestingDeadlines.desk(live), new ResponsibleSystem(store.routing, live));
    }

    static TestingCalendarNode of(TestingStore store, Deadlines deadlines) {
        return of(store, deadlines, TestingDeadlines.desk(Path.of("config")));
    }

    static TestingCalendarNode of(TestingStore store, Deadlines deadlines, CalendarDesk desk) {
        return of(store, deadlines, desk, new ResponsibleSystem(store.routing, deadlines));
    }

    static TestingCalendarNode of(
            TestingStore store, Deadlines deadlines, CalendarDesk desk, ResponsibleSystem responsible) {
        var assessor = TestingAssessor.of(deadlines);
        var assessments = new AssessmentStore(store.jdbc);
        var moves = new DueMoves(assessor, assessments, store.clock);
        var edits = new StoredCalendarEdits(
                new CalendarEditStore(store.jdbc),
                desk,
                moves,
                TestDatabase.transactions(),
                audit(store.jdbc),
                store.clock);
        return new TestingCalendarNode(
                deadlines,
                desk,
                edits,
                new CalendarChange(
                        deadlines,
                        desk,
                        store.recomputation(),
                        assessor,
                        responsible,
                        assessments,
                        new FindingStore(store.jdbc),
                        store.unified,
                        edits,
                        moves,
                        store.clock));
    }

    /** In the table of the application, which belongs to another module. */
    static Audit audit(JdbcClient jdbc) {
        return (actor, action, object, detail) -> jdbc.sql(
                        "insert into platform.audit (at, actor, action, object, detail) values (now(), ?, ?, ?, ?)")
                .param(actor)
                .param(action)
                .param(object)
                .param(detail)
                .update();
    }
}
