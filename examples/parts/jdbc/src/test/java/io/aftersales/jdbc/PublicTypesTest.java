package io.aftersales.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** What a host sees of the storage is the library's and Java's. */
@AnalyzeClasses(packages = "io.aftersales.jdbc", importOptions = ImportOption.DoNotIncludeTests.class)
class PublicTypesTest {
    private static final DescribedPredicate<JavaClass> OF_LIBRARY_OR_JAVA = DescribedPredicate.describe(
            "of the library or Java", type -> type.isPrimitive() || isOurs(type.getBaseComponentType()));

    private static boolean isOurs(JavaClass type) {
        return type.isPrimitive()
                || List.of("java.", "javax.sql.", "io.aftersales.").stream()
                        .anyMatch(each -> type.getPackageName().concat(".").startsWith(each));
    }

    @ArchTest
    static final ArchRule RETURN = methods()
            .that()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .arePublic()
            .should()
            .haveRawReturnType(OF_LIBRARY_OR_JAVA);

    @ArchTest
    static final ArchRule TAKE = methods()
            .that()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .arePublic()
            .should()
            .haveRawParameterTypes(DescribedPredicate.describe(
                    "of the library or Java", types -> types.stream().allMatch(OF_LIBRARY_OR_JAVA)));

    @ArchTest
    static final ArchRule JSON_STAYS_INSIDE = classes()
            .that()
            .doNotHaveSimpleName("Jackson2Json")
            .and()
            .doNotHaveSimpleName("Jackson3Json")
            .should()
            .onlyDependOnClassesThat(DescribedPredicate.describe(
                    "of the library, Java or JSpecify",
                    type -> OF_LIBRARY_OR_JAVA.test(type)
                            || type.getPackageName().startsWith("org.jspecify")));
}
