package io.aftersales.inmemory;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.aftersales.domain.cases.CaseDecisions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every package of the three library modules stays small enough to be understood, and none holds a large ring of classes. */
class LibraryStructureTest {
    /** More classes than these cannot be understood one after another. */
    private static final int LARGEST_RING = 4;

    private static final int MOST_FILES = 73;

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.aftersales.domain", "io.aftersales.ports", "io.aftersales.inmemory");

    private static final JavaClasses RINGS =
            new ClassFileImporter().importPackages("io.aftersales.fixtures.inmemory.rings");

    private static List<Set<String>> largeRings(JavaClasses classes) {
        return ClassRings.in(classes).stream()
                .filter(ring -> ring.size() > LARGEST_RING)
                .toList();
    }

    private static List<String> crowded(JavaClasses classes, int most) {
        return ClassRings.filesByPackage(classes).entrySet().stream()
                .filter(each -> each.getValue().size() > most)
                .map(each -> each.getKey() + ": " + each.getValue().size())
                .toList();
    }

    @Test
    void theWholeLibraryIsLookedAt() {
        assertThat(ClassRings.filesByPackage(LIBRARY).keySet())
                .contains(
                        "io.aftersales.domain.lifecycle",
                        "io.aftersales.domain.cases",
                        "io.aftersales.ports.desks",
                        "io.aftersales.ports.runner",
                        "io.aftersales.inmemory")
                .noneMatch(name -> name.contains("tck") || name.contains("fixtures"));
    }

    @Test
    void noPackageHasARingOfMoreThanFourClasses() {
        assertThat(largeRings(LIBRARY)).isEmpty();
    }

    @Test
    void aRingOfFiveClassesIsFoundWithoutTheClassThatUsesIt() {
        String rings = "io.aftersales.fixtures.inmemory.rings.";
        assertThat(largeRings(RINGS))
                .containsExactly(
                        Set.of(rings + "First", rings + "Second", rings + "Third", rings + "Fourth", rings + "Fifth"));
    }

    @Test
    void noPackageIsCrowded() {
        assertThat(crowded(LIBRARY, MOST_FILES)).isEmpty();
    }

    @Test
    void aPackageWithMoreFilesThanAllowedIsNamedWithTheirNumber() {
        assertThat(crowded(RINGS, 5)).containsExactly("io.aftersales.fixtures.inmemory.rings: 6");
        assertThat(crowded(RINGS, 6)).isEmpty();
        assertThat(ClassRings.filesByPackage(RINGS)).containsOnlyKeys("io.aftersales.fixtures.inmemory.rings");
        Map<String, Set<String>> files = ClassRings.filesByPackage(RINGS);
        assertThat(files.get("io.aftersales.fixtures.inmemory.rings"))
                .contains("Aside")
                .doesNotContain("Inner");
    }

    @Test
    void onlyDesksDecideAboutCases() {
        noClasses()
                .that(resideInAnyPackage("io.aftersales.ports..", "io.aftersales.inmemory.."))
                .and()
                .resideOutsideOfPackage("io.aftersales.ports.desks..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(CaseDecisions.class)
                .check(LIBRARY);
    }
}
