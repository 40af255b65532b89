package com.occ.inventory.fetcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.occ.inventory.fetcher", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule dependsOnCommonOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "com.occ.inventory.scheduler..",
                    "com.occ.inventory.updater..",
                    "com.occ.inventory.notifier..",
                    "com.occ.inventory.admin..",
                    "com.occ.inventory.simulator..",
                    "com.occ.inventory.standalone..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("com.occ.inventory.fetcher.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule decisionsKnowNoFramework = noClasses()
            .that()
            .haveSimpleName("Emptiness")
            .or()
            .haveSimpleName("PageRelease")
            .or()
            .haveSimpleName("ReadPage")
            .or()
            .haveSimpleName("FetchFailure")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "reactor..", "io.r2dbc..");
}
