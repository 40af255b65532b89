package com.occ.inventory.admin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.occ.inventory.admin", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {
    private static final DescribedPredicate<JavaClass> DECISIONS = simpleName("PartnerChange")
            .or(simpleName("MappingDiff"))
            .or(simpleName("MappingFileReader"))
            .or(simpleName("MappingHeader"))
            .or(simpleName("CsvCell"))
            .or(simpleName("ShopifyId"))
            .or(simpleName("RunRequest"))
            .or(simpleName("Masks"))
            .or(simpleName("AutoMatch"))
            .or(simpleName("MatchKey"))
            .or(simpleName("Liveness"))
            .or(simpleName("Advice"))
            .or(simpleName("KeyedRequest"))
            .or(simpleName("BodyText"));

    @ArchTest
    static final ArchRule dependsOnCommonOnly = noClasses()
            .that()
            .resideInAPackage("..admin..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.occ.inventory.(scheduler|fetcher|updater|notifier|standalone)..");

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("com.occ.inventory.admin.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule decisionsKnowNoFramework = noClasses()
            .that(DECISIONS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.(boot|web|r2dbc|amqp|transaction)..", "reactor..", "io.r2dbc..");

    @ArchTest
    static final ArchRule controllersAreNobodyElsesBusiness = classes()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .or()
            .haveSimpleNameEndingWith("Pages")
            .should()
            .bePackagePrivate();
}
