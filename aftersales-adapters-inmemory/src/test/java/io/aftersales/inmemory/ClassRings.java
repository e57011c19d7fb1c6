package io.aftersales.inmemory;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rings of classes within a package: each reaches every other by uses, which no rule about imports sees. Nested classes count as the class
 * they stand in.
 */
final class ClassRings {
    private final Map<String, Set<String>> uses;
    private final Map<String, Integer> number = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final List<Set<String>> found = new ArrayList<>();

    private ClassRings(Map<String, Set<String>> uses) {
        this.uses = uses;
    }

    /** The rings of all packages, each as the names of its classes in order; a class that uses only itself is none. */
    static List<Set<String>> in(JavaClasses classes) {
        var rings = new ArrayList<Set<String>>();
        for (Map<String, Set<String>> uses : usesByPackage(classes).values()) {
            var search = new ClassRings(uses);
            uses.keySet().forEach(each -> {
                if (!search.number.containsKey(each)) {
                    search.visit(each);
                }
            });
            rings.addAll(search.found);
        }
        return rings;
    }

    /** The files of each package, by its name. */
    static Map<String, Set<String>> filesByPackage(JavaClasses classes) {
        var files = new TreeMap<String, Set<String>>();
        for (JavaClass each : classes) {
            files.computeIfAbsent(each.getPackageName(), fresh -> new TreeSet<>())
                    .add(topLevel(each).getSimpleName());
        }
        return files;
    }

    private static Map<String, Map<String, Set<String>>> usesByPackage(JavaClasses classes) {
        var packages = new TreeMap<String, Map<String, Set<String>>>();
        for (JavaClass each : classes) {
            String from = topLevel(each).getName();
            Set<String> uses = packages.computeIfAbsent(each.getPackageName(), fresh -> new TreeMap<>())
                    .computeIfAbsent(from, fresh -> new TreeSet<>());
            for (Dependency use : each.getDirectDependenciesFromSelf()) {
                JavaClass target = topLevel(use.getTargetClass().getBaseComponentType());
                if (target.getPackageName().equals(each.getPackageName())
                        && !target.getName().equals(from)) {
                    uses.add(target.getName());
                }
            }
        }
        return packages;
    }

    private static JavaClass topLevel(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    /** Tarjan's search for strongly connected components. */
    private void visit(String from) {
        number.put(from, number.size());
        lowest.put(from, number.get(from));
        path.push(from);
        for (String to : uses.getOrDefault(from, Set.of())) {
            if (!number.containsKey(to)) {
                visit(to);
                lowest.merge(from, lowest.get(to), Math::min);
            } else if (path.contains(to)) {
                lowest.merge(from, number.get(to), Math::min);
            }
        }
        if (lowest.get(from).equals(number.get(from))) {
            var ring = new TreeSet<String>();
            String each;
            do {
                each = path.pop();
                ring.add(each);
            } while (!each.equals(from));
            if (ring.size() > 1) {
                found.add(ring);
            }
        }
    }
}
