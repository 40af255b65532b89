package com.occ.inventory.updater;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.occ.inventory.updater", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {
    @ArchTest
    static final ArchRule meetsOtherServicesOnlyInMessages = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("com.occ.inventory..")
                    .and(not(resideInAnyPackage(
                            "com.occ.inventory",
                            "com.occ.inventory.updater..",
                            "com.occ.inventory.message",
                            "com.occ.inventory.messaging",
                            "com.occ.inventory.recurring",
                            "com.occ.inventory.database",
                            "com.occ.inventory.meter",
                            "com.occ.inventory.readiness",
                            "com.occ.inventory.shopify",
                            "com.occ.inventory.question",
                            "com.occ.inventory.trace"))));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("com.occ.inventory.updater.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule decisionsKnowNoFramework = noClasses()
            .that()
            .resideInAPackage("com.occ.inventory.updater.decision")
            .or()
            .haveSimpleName("Judgement")
            .or()
            .haveSimpleName("ItemState")
            .or()
            .haveSimpleName("PageResult")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "reactor..", "io.r2dbc..");
}
