package io.aftersales.domain.cases;

import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Findings counted: how many units of a line, and in what condition. A sum beyond a {@code long} stays at its end. */
final class Tally {
    private final Map<LineId, Map<Condition, Long>> counts = new HashMap<>();

    Tally(List<Finding> findings) {
        for (Finding finding : findings) {
            counts.computeIfAbsent(finding.line(), fresh -> new EnumMap<>(Condition.class))
                    .merge(finding.condition(), finding.quantity(), Units::sum);
        }
    }

    long of(LineId line, Condition condition) {
        return ofLine(line).getOrDefault(condition, 0L);
    }

    /** In whatever condition. */
    long of(LineId line) {
        long all = 0;
        for (long each : ofLine(line).values()) {
            all = Units.sum(all, each);
        }
        return all;
    }

    private Map<Condition, Long> ofLine(LineId line) {
        return counts.getOrDefault(line, Map.of());
    }
}
