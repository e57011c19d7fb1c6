package io.aftersales.domain.cases;

import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The findings of an inspection of goods that the buyer sent back, from one report or several, in one parcel or several.
 *
 * @param inspector the inspector who reported last
 * @param at the moment of the last report
 * @param findings all findings so far
 * @param fault the party at fault, as the inspector corrected it; null when the buyer's claim stands
 * @param surplus the goods found that were not announced, in the inspector's words; empty if none
 * @param accepted the accepted units; empty until every unit has a finding
 * @param failure the code of the reason why nothing was accepted; empty otherwise
 */
public record Inspection(
        Actor inspector,
        Instant at,
        List<Finding> findings,
        @Nullable Fault fault,
        String surplus,
        List<Units> accepted,
        String failure) {

    /** Copies the lists. */
    public Inspection {
        findings = List.copyOf(findings);
        accepted = List.copyOf(accepted);
    }

    /** Returns the sums of the percentages that accepted units pay less because of their grade, by line. */
    Map<LineId, Long> deductions() {
        var sums = new HashMap<LineId, Long>();
        for (Finding finding : findings) {
            Grade grade = finding.grade();
            if (grade.accepted()) {
                sums.merge(finding.line(), finding.quantity() * grade.deductedPercent(), Units::sum);
            }
        }
        return sums;
    }

    /** Returns this inspection with restated findings. What was accepted and booked is as before. */
    Inspection corrected(List<Finding> restated) {
        return new Inspection(inspector, at, restated, fault, surplus, accepted, failure);
    }

    Inspection decided(List<Units> good, String why) {
        return new Inspection(inspector, at, findings, fault, surplus, good, why);
    }

    /** Counts findings by line and grade. A sum beyond a {@code long} stays at {@link Long#MAX_VALUE}. */
    static final class FindingCounts {
        private final Map<LineId, Map<Grade, Long>> counts = new HashMap<>();

        FindingCounts(List<Finding> findings) {
            for (Finding finding : findings) {
                counts.computeIfAbsent(finding.line(), fresh -> new LinkedHashMap<>())
                        .merge(finding.grade(), finding.quantity(), Units::sum);
            }
        }

        long of(LineId line, Grade grade) {
            return ofLine(line).getOrDefault(grade, 0L);
        }

        /** Returns the units of a line with a finding, in any grade. */
        long of(LineId line) {
            long all = 0;
            for (long each : ofLine(line).values()) {
                all = Units.sum(all, each);
            }
            return all;
        }

        Map<Grade, Long> ofLine(LineId line) {
            return counts.getOrDefault(line, Map.of());
        }
    }
}
