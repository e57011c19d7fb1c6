package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.desks.Commands.FoundUnits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Docks of the warehouses: where goods that come back really arrive, whether they come at all, and what staff found in them. */
final class DockModel {
    private static final List<String> WAREHOUSES = List.of("W1", "W2", "W3");

    private record Coming(CaseId caseId, int number) {}

    private final Dice dice;
    private final Map<Coming, Boolean> comes = new HashMap<>();
    private final Map<Coming, String> arrivals = new HashMap<>();
    private final Map<Coming, List<FoundUnits>> found = new HashMap<>();
    private final Map<Coming, List<FoundUnits>> corrected = new HashMap<>();
    private final Set<Coming> uncertain = new HashSet<>();

    DockModel(Dice dice) {
        this.dice = dice;
    }

    /** Tells whether goods come before anyone stops waiting for them; some come too late, or never. */
    boolean comes(CaseId about, Inbound inbound) {
        return comes.computeIfAbsent(new Coming(about, inbound.number()), unseen -> !dice.oneIn(8));
    }

    /** Returns the warehouse where goods arrive, which is not always their destination. */
    String arrival(CaseId about, Inbound inbound) {
        return arrivals.computeIfAbsent(
                new Coming(about, inbound.number()),
                unseen -> dice.oneIn(4) ? dice.oneOf(WAREHOUSES) : inbound.warehouse());
    }

    /** Returns the warehouse where a parcel arrives that was not announced. */
    String unannounced() {
        return dice.oneOf(WAREHOUSES);
    }

    /** Records what staff found in goods, and reported. */
    void found(CaseId about, int number, List<FoundUnits> units) {
        found.computeIfAbsent(new Coming(about, number), unseen -> new ArrayList<>())
                .addAll(units);
    }

    /** Records what another inspector found in goods, and reported as a correction. */
    void corrected(CaseId about, int number, List<FoundUnits> units) {
        corrected
                .computeIfAbsent(new Coming(about, number), unseen -> new ArrayList<>())
                .addAll(units);
    }

    /** Returns what was found in goods by all corrections together; nothing for goods that were never corrected so. */
    List<FoundUnits> corrections(CaseId about, int number) {
        return corrected.getOrDefault(new Coming(about, number), List.of());
    }

    /** Records that staff do not know whether their report was taken. */
    void doubts(CaseId about, int number) {
        uncertain.add(new Coming(about, number));
    }

    /** Tells whether every report about these goods was answered. */
    boolean isCertain(CaseId about, int number) {
        return !uncertain.contains(new Coming(about, number));
    }

    /** Returns the warehouse where goods arrived; empty for goods that no person has brought in under this number. */
    Optional<String> whereabouts(CaseId about, int number) {
        return Optional.ofNullable(arrivals.get(new Coming(about, number)));
    }

    /** Returns what staff found. */
    List<FoundUnits> findings(CaseId about, int number) {
        return found.getOrDefault(new Coming(about, number), List.of());
    }
}
