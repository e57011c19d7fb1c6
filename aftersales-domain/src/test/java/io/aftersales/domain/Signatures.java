package io.aftersales.domain;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The types that signatures are made of. */
final class Signatures {
    private static final Set<String> FRACTIONS = Set.of(
            "double",
            "float",
            "java.lang.Double",
            "java.lang.Float",
            "java.util.OptionalDouble",
            "java.util.stream.DoubleStream");

    private Signatures() {}

    /** The raw types of what is called. */
    static Stream<JavaClass> ofTarget(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget called
                ? Stream.concat(called.getRawParameterTypes().stream(), Stream.of(called.getRawReturnType()))
                : Stream.empty();
    }

    static boolean isFraction(JavaClass type) {
        return FRACTIONS.contains(type.getBaseComponentType().getName());
    }

    static boolean isSeen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    /** The types in what a type declares, type arguments included, by where they stand. */
    static Map<String, Set<JavaClass>> all(JavaClass type) {
        return of(type, member -> true);
    }

    /** The same, of what others can see. */
    static Map<String, Set<JavaClass>> seen(JavaClass type) {
        return of(type, member -> isSeen(member.getModifiers()));
    }

    private static Map<String, Set<JavaClass>> of(JavaClass type, Predicate<JavaMember> meant) {
        var found = new TreeMap<String, Set<JavaClass>>();
        var parents = new HashSet<JavaType>(type.getInterfaces());
        type.getSuperclass().ifPresent(parents::add);
        found.put(type.getName(), raw(parents));
        type.getFields().stream()
                .filter(meant)
                .forEach(each -> found.put(each.getFullName(), raw(Set.of(each.getType()))));
        type.getCodeUnits().stream().filter(meant).forEach(each -> {
            var types = new HashSet<JavaType>(each.getParameterTypes());
            types.add(each.getReturnType());
            types.addAll(each.getTypeParameters());
            found.put(each.getFullName(), raw(types));
        });
        return found;
    }

    private static Set<JavaClass> raw(Collection<? extends JavaType> types) {
        var raw = new HashSet<JavaClass>();
        types.forEach(each -> raw.addAll(each.getAllInvolvedRawTypes()));
        return raw;
    }
}
