package com.occ.inventory.scheduler;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.occ.inventory.scheduler", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {
    @ArchTest
    static final ArchRule KNOWS_NO_OTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "com.occ.inventory.fetcher..",
                    "com.occ.inventory.updater..",
                    "com.occ.inventory.notifier..",
                    "com.occ.inventory.admin..",
                    "com.occ.inventory.standalone.."));

    @ArchTest
    static final ArchRule HAS_NO_CYCLES =
            slices().matching("com.occ.inventory.scheduler.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule DECISIONS_KNOW_NO_FRAMEWORK = classes()
            .that()
            .haveSimpleName("Outcome")
            .or()
            .haveSimpleName("RunOutcome")
            .or()
            .haveSimpleName("Lease")
            .or()
            .haveSimpleName("Part")
            .or()
            .haveSimpleName("Candidate")
            .or()
            .haveSimpleName("Dispatch")
            .or()
            .haveSimpleName("Health")
            .or()
            .haveSimpleName("Trouble")
            .or()
            .haveSimpleName("Kind")
            .or()
            .haveSimpleName("SyncEnd")
            .or()
            .haveSimpleName("News")
            .or()
            .haveSimpleName("Checkup")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "com.occ.inventory.message..", "com.occ.inventory.scheduler.."));
}
