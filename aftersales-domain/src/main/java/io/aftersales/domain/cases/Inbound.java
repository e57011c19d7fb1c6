package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.lifecycle.InboundMove;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods of a case on their way to the shop: what the buyer sends back to one destination, or a parcel that did not reach the buyer.
 *
 * @param number the number of the inbound on its case, counted from 1
 * @param parcel the parcel that comes back without having reached the buyer; null for goods that the buyer sends
 * @param warehouse the destination; empty when unknown
 * @param units the units that are expected, with the places they were taken from
 * @param method the way in which the goods come
 * @param code the code that the buyer shows or uses; empty where there is none
 * @param state the progress of the goods
 * @param waiting the deadline or alarm that is due if nothing else happens
 * @param deadline the end of the time in which the buyer may post the goods; null for goods that the buyer was not asked to send
 * @param label the shop's waybill; null where the shop makes none
 * @param posting the last posting; null before
 * @param arrival the arrival at the shop; null before
 * @param findings the findings in the parcel
 * @param counted the expected units that have a finding, in this parcel or in another one of the case
 * @param inspected who reported findings in the parcel, and when; null before a report
 * @param sendBack the refused goods on their way back to the buyer; null where none are
 */
public record Inbound(
        int number,
        @Nullable Place parcel,
        String warehouse,
        List<PlacedUnits> units,
        ReturnMethod method,
        String code,
        InboundState state,
        CaseWait waiting,
        @Nullable Instant deadline,
        @Nullable Label label,
        @Nullable Posting posting,
        @Nullable Arrival arrival,
        List<Finding> findings,
        List<Units> counted,
        @Nullable Inspected inspected,
        @Nullable SendBack sendBack) {

    /** Copies the lists. */
    public Inbound {
        units = List.copyOf(units);
        findings = List.copyOf(findings);
        counted = List.copyOf(counted);
    }

    /**
     * The shop's waybill for goods that the buyer sends.
     *
     * @param key the key of the effect that makes it
     * @param refused whether it could not be made
     * @param carrier the carrier; empty until it is made
     * @param trackingNumber the carrier's number; empty until it is made
     */
    public record Label(EffectKey key, boolean refused, String carrier, String trackingNumber) {
        static Label asked(EffectKey key) {
            return new Label(key, false, "", "");
        }

        /** Tells whether the waybill was made. */
        public boolean isMade() {
            return !carrier.isEmpty() || !trackingNumber.isEmpty();
        }
    }

    /**
     * The posting of goods.
     *
     * @param onLabel whether they travel on the shop's waybill
     * @param scanned whether a carrier or the staff have seen them on the shop's waybill; the buyer's own word is not enough
     */
    public record Posting(String carrier, String trackingNumber, boolean onLabel, boolean scanned, Instant at) {}

    /**
     * The arrival of goods at the shop.
     *
     * @param warehouse the warehouse that received them; empty when unknown
     */
    public record Arrival(String warehouse, Instant at) {}

    /**
     * The inspection of the goods in a parcel.
     *
     * @param by the inspectors who reported findings
     * @param at the moment of the last report; a correction is none
     */
    public record Inspected(List<Actor> by, Instant at) {
        /** Copies the list. */
        public Inspected {
            by = List.copyOf(by);
        }

        /** Tells whether a person is one of the inspectors. */
        boolean isBy(Actor person) {
            return by.stream().anyMatch(person::isSamePersonAs);
        }
    }

    /**
     * Refused goods that go back to the buyer.
     *
     * @param key the key of the effect that sends them
     * @param reference the reference under which they were sent; empty until they were
     * @param failure the code of the reason why they could not be sent; empty otherwise
     */
    public record SendBack(EffectKey key, String reference, String failure) {
        /** Tells whether the goods were sent. */
        public boolean isSent() {
            return !reference.isEmpty();
        }
    }

    /** Creates an inbound that starts now. */
    static Inbound starting(
            int number,
            @Nullable Place parcel,
            String warehouse,
            List<PlacedUnits> units,
            ReturnMethod method,
            String code,
            InboundMove move,
            Instant now) {
        return new Inbound(
                number,
                parcel,
                warehouse,
                units,
                method,
                code,
                move.target(null).orElseThrow(),
                CaseWait.forNothing(now),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    // --- what can be seen

    /** Tells whether the buyer sends the goods. */
    public boolean isFromBuyer() {
        return parcel == null;
    }

    /** Tells whether the case still waits for these goods: they may come, or have come and are not inspected. */
    public boolean isPending() {
        return !state.isEnd();
    }

    /** Tells whether the goods travel, or would travel, on the shop's waybill. */
    public boolean isOnLabel() {
        return posting == null ? label != null && label.isMade() : posting.onLabel();
    }

    /** Tells whether a carrier or the staff have seen the goods on the shop's waybill. */
    boolean isScanned() {
        return posting != null && posting.scanned();
    }

    /** Returns the warehouse where the goods are: the one that received them, else the destination. */
    public String whereabouts() {
        return arrival == null ? warehouse : arrival.warehouse();
    }

    /** Returns the expected units of a line that have no finding yet. */
    public long remaining(LineId line) {
        long left = 0;
        for (PlacedUnits each : units) {
            left += each.line().equals(line) ? each.quantity() : 0;
        }
        for (Units each : counted) {
            left -= each.line().equals(line) ? each.quantity() : 0;
        }
        return left;
    }

    /** Returns the expected units that have no finding yet, with their places; of a line in several places, the last ones. */
    public List<PlacedUnits> remaining() {
        return PlacedUnits.besides(units, PlacedUnits.first(units, counted));
    }

    // --- changes

    /** Takes a move; a move that is not in the table is a defect of this library and an {@link IllegalStateException}. */
    Inbound taking(InboundMove move, CaseWait wait) {
        InboundState next = move.target(state)
                .orElseThrow(() -> new IllegalStateException(move + " of inbound " + number + " from " + state));
        return in(next).waiting(wait);
    }

    private Inbound in(InboundState next) {
        return new Inbound(
                number, parcel, warehouse, units, method, code, next, waiting, deadline, label, posting, arrival,
                findings, counted, inspected, sendBack);
    }

    Inbound waiting(CaseWait wait) {
        return new Inbound(
                number, parcel, warehouse, units, method, code, state, wait, deadline, label, posting, arrival,
                findings, counted, inspected, sendBack);
    }

    Inbound postedUntil(Instant end) {
        return new Inbound(
                number, parcel, warehouse, units, method, code, state, waiting, end, label, posting, arrival, findings,
                counted, inspected, sendBack);
    }

    Inbound with(Label other) {
        return new Inbound(
                number, parcel, warehouse, units, method, code, state, waiting, deadline, other, posting, arrival,
                findings, counted, inspected, sendBack);
    }

    /**
     * Records a posting.
     *
     * @param seen whether a carrier or the staff report it, not the buyer
     */
    Inbound posted(String carrier, String trackingNumber, boolean seen, Instant at) {
        boolean same = isOnLabel()
                && label != null
                && carrier.equals(label.carrier())
                && trackingNumber.equals(label.trackingNumber());
        return new Inbound(
                number,
                parcel,
                warehouse,
                units,
                method,
                code,
                state,
                waiting,
                deadline,
                label,
                new Posting(carrier, trackingNumber, same, same && (seen || isScanned()), at),
                arrival,
                findings,
                counted,
                inspected,
                sendBack);
    }

    Inbound arrived(String where, Instant at) {
        return new Inbound(
                number,
                parcel,
                warehouse,
                units,
                method,
                code,
                state,
                waiting,
                deadline,
                label,
                posting,
                new Arrival(where, at),
                findings,
                counted,
                inspected,
                sendBack);
    }

    Inbound finding(List<Finding> more) {
        var all = new ArrayList<>(findings);
        all.addAll(more);
        return new Inbound(
                number, parcel, warehouse, units, method, code, state, waiting, deadline, label, posting, arrival, all,
                counted, inspected, sendBack);
    }

    Inbound inspectedBy(Actor inspector, Instant now) {
        var all = new ArrayList<Actor>();
        if (inspected != null) {
            all.addAll(inspected.by());
        }
        if (inspected == null || !inspected.isBy(inspector)) {
            all.add(inspector);
        }
        return new Inbound(
                number,
                parcel,
                warehouse,
                units,
                method,
                code,
                state,
                waiting,
                deadline,
                label,
                posting,
                arrival,
                findings,
                counted,
                new Inspected(all, now),
                sendBack);
    }

    /** Replaces the findings. The expected units that have a finding are the same ones as before. */
    Inbound corrected(List<Finding> restated) {
        return new Inbound(
                number, parcel, warehouse, units, method, code, state, waiting, deadline, label, posting, arrival,
                restated, counted, inspected, sendBack);
    }

    Inbound counting(LineId line, long more) {
        var all = new ArrayList<>(counted);
        all.add(new Units(line, more));
        return new Inbound(
                number,
                parcel,
                warehouse,
                units,
                method,
                code,
                state,
                waiting,
                deadline,
                label,
                posting,
                arrival,
                findings,
                Units.summed(all),
                inspected,
                sendBack);
    }

    Inbound with(SendBack sent) {
        return new Inbound(
                number, parcel, warehouse, units, method, code, state, waiting, deadline, label, posting, arrival,
                findings, counted, inspected, sent);
    }
}
