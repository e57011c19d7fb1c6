package io.aftersales.ports.texts;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.views.Specimen;
import java.util.List;
import java.util.stream.Stream;

/** The refusals of the library, found by looking for the sealed families in its classes. */
final class Refusals {
    private Refusals() {}

    static List<? extends Class<?>> families() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.aftersales.domain", "io.aftersales.ports")
                        .stream()
                        .filter(type -> type.isInterface() && type.isAssignableTo(Rejection.class))
                        .filter(type -> !type.isEquivalentTo(Rejection.class))
                        .map(type -> type.reflect())
                        .toList();
    }

    static Stream<Class<? extends Rejection>> all() {
        return families().stream()
                .flatMap(family -> Specimen.records(family).stream())
                .map(each -> each.asSubclass(Rejection.class));
    }
}
