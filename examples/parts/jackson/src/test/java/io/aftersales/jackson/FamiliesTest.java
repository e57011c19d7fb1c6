package io.aftersales.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.aftersales.domain.effects.DispatchDecision;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.UpperSnake;
import io.aftersales.ports.desks.CaseCommand;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.TicketCommand;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FamiliesTest {
    /** Rules and decisions in the running system: a criterion may hold code, and commands are calls of a desk. */
    private static final Set<Class<?>> NOT_STORED =
            Set.of(Criterion.class, DispatchDecision.class, Command.class, CaseCommand.class, TicketCommand.class);

    private static List<? extends Class<?>> sealed() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.aftersales.domain", "io.aftersales.ports")
                        .stream()
                        .filter(JavaClass::isInterface)
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(Class::isSealed)
                        .toList();
    }

    @Test
    void everySealedFamilyIsInTheTableOrIsNotStored() {
        var known = new HashSet<Class<?>>(StoredTypes.FAMILIES);
        known.addAll(StoredTypes.REJECTIONS);
        known.addAll(NOT_STORED);
        known.remove(Rejection.class);
        assertThat(Set.copyOf(sealed())).isEqualTo(known);
    }

    @Test
    void everySubtypeHasACodeOfItsOwn() {
        for (Class<?> family : StoredTypes.FAMILIES) {
            assertThat(StoredTypes.codes(family).values())
                    .as("%s", family)
                    .containsExactlyInAnyOrder(family.getPermittedSubclasses());
        }
        List<String> rejections = StoredTypes.REJECTIONS.stream()
                .filter(Class::isSealed)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .map(UpperSnake::of)
                .toList();
        assertThat(rejections).doesNotHaveDuplicates().isNotEmpty();
    }

    @Test
    void noSubtypeHasAComponentInThePlaceOfItsCode() {
        for (Class<?> family : StoredTypes.FAMILIES) {
            for (Class<?> subtype : family.getPermittedSubclasses()) {
                assertThat(StoredTypes.componentsOf(subtype))
                        .extracting(StoredTypes.Component::name)
                        .doesNotContain(MixIns.TYPE);
            }
        }
    }
}
