package io.aftersales.ports.repositories;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Number of cases of one kind in one status.
 *
 * @param status the status
 * @param kind the kind
 * @param cases the number of cases, 1 or more
 */
public record CaseCount(CaseStatus status, CaseKind kind, long cases) {
    /** The order in which counts are answered: by status, then by kind, as the enums name them. */
    public static final Comparator<CaseCount> ORDER =
            Comparator.comparing(CaseCount::status).thenComparing(CaseCount::kind);

    /** Counts cases of any representation, in the order of {@link #ORDER}. */
    public static <T> List<CaseCount> of(
            Collection<T> cases, Function<T, CaseStatus> status, Function<T, CaseKind> kind) {
        Map<CaseStatus, Map<CaseKind, Long>> counts = cases.stream()
                .collect(Collectors.groupingBy(
                        status, TreeMap::new, Collectors.groupingBy(kind, TreeMap::new, Collectors.counting())));
        return counts.entrySet().stream()
                .flatMap(in -> in.getValue().entrySet().stream()
                        .map(of -> new CaseCount(in.getKey(), of.getKey(), of.getValue())))
                .toList();
    }
}
