package org.headgate;

import static com.tngtech.archunit.lang.conditions.ArchConditions.bePackagePrivate;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;

/** How the code is laid out; each failure says what to do. */
class GuardsTest {

    private static final JavaClasses HEADGATE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.headgate");

    @Test
    void onlyProcessKnowsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..process..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..")
                .because("the engine stands behind a fence: announce an event, and let process decide (docs/adr/0002)")
                .check(HEADGATE);
    }

    @Test
    void springBatchStaysInJobsReadersWritersAndTasklets() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.\\w+(Job|Reader|Writer|Tasklet)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.batch..")
                .because("a room's door speaks of its work, not of how it is run: move Batch code into the room's *Job")
                .check(HEADGATE);
    }

    @Test
    void layoutIsPlainJava() {
        noClasses()
                .that()
                .resideInAPackage("..layout..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.springframework.batch..")
                .because("reading a file needs no database, so that a check can run offline")
                .check(HEADGATE);
    }

    @Test
    void noClassHidesBehindAnEmptyName() {
        noClasses()
                .should()
                .haveNameMatching(".*\\.(Default\\w+|\\w*Impl|\\w*Utils?|\\w*Manager|\\w*Helper|\\w*DTO)(\\$.*)?")
                .because("a name is the customer's word for what it does (CONTRIBUTING.md)")
                .check(HEADGATE);
    }

    @Test
    void pagesArePackagePrivate() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .should(bePackagePrivate())
                .andShould()
                .haveSimpleNameEndingWith("Page")
                .because("nothing but the web calls a page")
                .check(HEADGATE);
    }
}
