package vn.tthc.monitor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Date;
import org.jspecify.annotations.NullMarked;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rules of the layout that module boundaries alone do not hold. */
@AnalyzeClasses(packages = "vn.tthc.monitor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
    private static final String PLATFORM = "..monitor.platform..";
    private static final String CONNECTOR = "..monitor.connector..";
    private static final String DEMO = "..monitor.demo..";

    @ArchTest
    static final ArchRule everyPackageSaysWhatItIsForAndIsNullMarked = classes()
            .should(new ArchCondition<JavaClass>("lie in a package marked @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                    }
                }
            });

    @ArchTest
    static final ArchRule onlyPlatformReadsTheSystemClock = noClasses()
            .that()
            .resideOutsideOfPackage(PLATFORM)
            .should()
            .callMethodWhere(JavaCall.Predicates.target(
                            nameMatching(
                                    "java\\.time\\.(Instant|LocalDate|LocalDateTime|LocalTime|ZonedDateTime|OffsetDateTime|Year)\\.now.*"))
                    .or(JavaCall.Predicates.target(nameMatching("java\\.time\\.Clock\\.system.*")))
                    .or(JavaCall.Predicates.target(nameMatching("java\\.lang\\.System\\.currentTimeMillis.*"))))
            .because("time is given, so that tests can turn it");

    @ArchTest
    static final ArchRule onlyPlatformKnowsCamel = noClasses()
            .that()
            .resideOutsideOfPackage(PLATFORM)
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.camel.."))
            .because("routes name beans; beans do not know routes");

    @ArchTest
    static final ArchRule onlyReadersAndSendersUseHttp = noClasses()
            .that()
            .resideOutsideOfPackages(CONNECTOR, "..monitor.alert..")
            .should()
            .dependOnClassesThat(resideInAPackage("okhttp3.."));

    @ArchTest
    static final ArchRule onlyConnectorUsesResilience = noClasses()
            .that()
            .resideOutsideOfPackage(CONNECTOR)
            .should()
            .dependOnClassesThat(resideInAPackage("io.github.resilience4j.."));

    @ArchTest
    static final ArchRule onlyWebUsesMvc = noClasses()
            .that()
            .resideOutsideOfPackages("..monitor.web..", DEMO)
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework.web..", "org.thymeleaf.."))
            .because("every screen and endpoint is found in one place");

    @ArchTest
    static final ArchRule onlyStoresTouchTheDatabase = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Store")
            .and()
            .resideOutsideOfPackage("..platform.database..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework.jdbc..", "org.postgresql.."));

    @ArchTest
    static final ArchRule deadlineIsPure = noClasses()
            .that()
            .resideInAPackage("..monitor.deadline..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.springframework.jdbc..", "org.springframework.web..", "java.sql.."));

    @ArchTest
    static final ArchRule namesSayWhatATypeIs = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Cmd)(\\$.*)?")
            .because("such a name says nothing about the field");

    @ArchTest
    static final ArchRule storesAndControllersStayInside = noClasses()
            .that()
            .haveSimpleNameEndingWith("Store")
            .or()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .bePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value");

    @ArchTest
    static final ArchRule nobodyMakesOldDates = noClasses()
            .should()
            .callConstructorWhere(JavaCall.Predicates.target(owner(type(Date.class))))
            .because("certificates of the JDK still answer java.util.Date, which is turned into an Instant at once");

    @ArchTest
    static final ArchRule nobodyKeepsOldDates = noFields().should().haveRawType(Date.class);

    @ArchTest
    static final ArchRule nobodyForgetsToCloseAStreamOfRows = noClasses()
            .should()
            .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
            .because("outside a transaction it keeps its connection until it is closed; a list does not");

    @ArchTest
    static final ArchRule nobodyPrintsToTheConsole = noClasses()
            .should()
            .accessField(System.class, "out")
            .because("there is a log; commands are given a writer");
}
