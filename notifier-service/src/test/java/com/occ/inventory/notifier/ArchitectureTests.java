package com.occ.inventory.notifier;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.occ.inventory.notifier", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {
    @ArchTest
    static final ArchRule meetsOtherServicesOnlyInMessages = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("com.occ.inventory..")
                    .and(not(resideInAnyPackage(
                            "com.occ.inventory",
                            "com.occ.inventory.notifier..",
                            "com.occ.inventory.message",
                            "com.occ.inventory.messaging",
                            "com.occ.inventory.recurring",
                            "com.occ.inventory.secret",
                            "com.occ.inventory.database",
                            "com.occ.inventory.meter",
                            "com.occ.inventory.readiness"))));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("com.occ.inventory.notifier.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule lettersAreMadeOfValues = classes()
            .that()
            .resideInAPackage("com.occ.inventory.notifier.letter")
            .and()
            .haveSimpleNameNotStartingWith("Letter")
            .and()
            .doNotHaveSimpleName("Links")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "com.occ.inventory.message", "com.occ.inventory.notifier.letter"));

    @ArchTest
    static final ArchRule decisionsKnowNoFramework = classes()
            .that()
            .haveSimpleName("Standing")
            .or()
            .haveSimpleName("Incident")
            .or()
            .haveSimpleName("Alert")
            .or()
            .haveSimpleName("Heartbeat")
            .or()
            .haveSimpleName("Stillness")
            .or()
            .haveSimpleName("Telling")
            .or()
            .haveSimpleName("Composition")
            .or()
            .haveSimpleName("Outcome")
            .or()
            .haveSimpleName("Addressee")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "com.occ.inventory.."));
}
