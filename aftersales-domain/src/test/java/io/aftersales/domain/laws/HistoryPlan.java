package io.aftersales.domain.laws;

import io.aftersales.domain.laws.HistoryStep.Amend;
import io.aftersales.domain.laws.HistoryStep.Capture;
import io.aftersales.domain.laws.HistoryStep.External;
import io.aftersales.domain.laws.HistoryStep.Give;
import io.aftersales.domain.laws.HistoryStep.GiveBack;
import io.aftersales.domain.laws.HistoryStep.Refund;
import io.aftersales.domain.laws.HistoryStep.Reverse;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.ClaimedUnits;
import io.aftersales.domain.refunds.ExternalRefund;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A plan of what happens to an order after the sale, one act after another. It does not know the order: {@link History#of} plays it on an
 * account.
 *
 * @param acts the acts, in order
 */
public record HistoryPlan(List<Act> acts) {

    /** Returns a copy without the acts of some kinds. */
    public HistoryPlan without(Predicate<Kind> unwanted) {
        return new HistoryPlan(
                acts.stream().filter(act -> !unwanted.test(act.kind())).toList());
    }

    /** The kind of an act. */
    public enum Kind {
        /** Returns units. */
        RETURN,
        /** Cancels everything that is left. */
        CANCEL,
        /** Pays the shipping fee back alone. */
        SHIPPING_ALONE,
        /** Gives goodwill for lines. */
        GOODWILL_ON_LINES,
        /** Gives goodwill for shipping. */
        GOODWILL_ON_SHIPPING,
        /** Gives goodwill for the order as a whole. */
        GOODWILL_ON_ORDER,
        /** Takes money that was agreed and not taken yet. */
        CAPTURE,
        /** Adds a part to the order. */
        AMEND,
        /** Records a refund made elsewhere for no goods. */
        EXTERNAL,
        /** Records a refund made elsewhere for units. */
        EXTERNAL_FOR_UNITS,
        /** Records that a refund made elsewhere came back to the shop. */
        REVERSE,
        /** Pays what an earlier step kept. */
        GIVE_BACK;

        /** Tells whether it gives goodwill. */
        public boolean isGoodwill() {
            return this == GOODWILL_ON_LINES || this == GOODWILL_ON_SHIPPING || this == GOODWILL_ON_ORDER;
        }

        /** Tells whether it is about a refund made elsewhere. */
        public boolean isElsewhere() {
            return this == EXTERNAL || this == EXTERNAL_FOR_UNITS || this == REVERSE;
        }
    }

    /**
     * A part of what is left of a line: at least one unit, if there is one.
     *
     * @param line the line, by number
     * @param permille the part of the units left
     * @param fault whether they come back through the seller's fault
     * @param neverShipped whether they were never handed to a carrier
     * @param deducted the percentage by which each of them is worth less
     */
    public record Pick(int line, int permille, boolean fault, boolean neverShipped, int deducted) {
        Pick ungraded() {
            return new Pick(line, permille, fault, neverShipped, 0);
        }
    }

    /**
     * The decisions of a reviewer beside the units.
     *
     * @param shipping the decision about the shipping fee
     * @param feePermille the case's own fee, as a part of what is left of the order
     * @param agreedPermille the agreed part of the total; 1000 for no agreement
     */
    public record Terms(ShippingChoice shipping, int feePermille, int agreedPermille) {
        /** Terms that leave everything to the rules. */
        public static final Terms BY_THE_RULES = new Terms(ShippingChoice.BY_POLICY, 0, 1000);
    }

    /**
     * A planned step.
     *
     * @param kind the kind of act
     * @param picks the units
     * @param terms the decisions about them
     * @param permille the part of what is possible: of the money given, captured, refunded elsewhere, taken back or given back
     * @param which the tender, the refund made elsewhere or the booking that is meant, by number
     * @param part the part that an AMEND adds
     */
    public record Act(Kind kind, List<Pick> picks, Terms terms, int permille, int which, AmendmentPlan part) {

        /** Returns an act that leaves everything to the rules, with all units in order. */
        public Act byTheRules() {
            return new Act(
                    kind, picks.stream().map(Pick::ungraded).toList(), Terms.BY_THE_RULES, permille, which, part);
        }

        /** Returns the step that the act becomes on an account; empty when there is nothing to do. */
        public Optional<HistoryStep> step(int number, OrderAccount account) {
            return switch (kind) {
                case RETURN -> refund(number, account);
                case CANCEL -> cancel(number, account);
                case SHIPPING_ALONE -> Optional.of(new Refund(number, decided(RefundClaim.shippingAlone(), account)));
                case GOODWILL_ON_LINES -> goodwill(account, lines(account), false);
                case GOODWILL_ON_SHIPPING -> goodwill(account, List.of(), true);
                case GOODWILL_ON_ORDER -> goodwill(account, List.of(), false);
                case CAPTURE -> capture(account);
                case AMEND -> amend(account);
                case EXTERNAL -> external(number, account, List.of());
                case EXTERNAL_FOR_UNITS ->
                    external(
                            number,
                            account,
                            RefundClaim.ofClaimed(units(account)).plainUnits());
                case REVERSE -> reverse(account);
                case GIVE_BACK -> Optional.empty(); // needs to know the story, see History
            };
        }

        private Optional<HistoryStep> refund(int number, OrderAccount account) {
            List<ClaimedUnits> units = units(account);
            return units.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Refund(number, agreed(decided(RefundClaim.ofClaimed(units), account), account)));
        }

        private Optional<HistoryStep> cancel(int number, OrderAccount account) {
            return account.wholeOrder()
                    .toJavaOptional()
                    .map(units ->
                            new Refund(number, agreed(decided(RefundClaim.cancellation(units), account), account)));
        }

        private RefundClaim decided(RefundClaim claim, OrderAccount account) {
            ShippingChoice shipping =
                    claim.shipping() == ShippingChoice.INCLUDE ? ShippingChoice.INCLUDE : terms.shipping;
            return claim.with(shipping).withFee(SalePlan.part(account.left(), terms.feePermille));
        }

        private RefundClaim agreed(RefundClaim claim, OrderAccount account) {
            return terms.agreedPermille == 1000
                    ? claim
                    : claim.agreedOn(SalePlan.part(account.worth(claim), terms.agreedPermille));
        }

        /** Returns the picked units, each of what is left after the picks before it. */
        private List<ClaimedUnits> units(OrderAccount account) {
            Sale sale = account.frozen().sale();
            var units = new ArrayList<ClaimedUnits>();
            Map<LineId, Long> taken = new HashMap<>();
            for (Pick pick : sale.lines().isEmpty() ? List.<Pick>of() : picks) {
                LineId line = sale.lines().get(pick.line % sale.lines().size()).id();
                long left = account.unitsLeft(line) - taken.getOrDefault(line, 0L);
                if (left > 0) {
                    long more = Math.max(1, SalePlan.part(left, pick.permille));
                    taken.merge(line, more, Long::sum);
                    ClaimedUnits claimed =
                            ClaimedUnits.of(line, more).faulty(pick.fault).worthLess(pick.deducted);
                    units.add(pick.neverShipped ? claimed.unshipped() : claimed);
                }
            }
            return units;
        }

        private List<LineId> lines(OrderAccount account) {
            Sale sale = account.frozen().sale();
            return sale.lines().isEmpty()
                    ? List.of()
                    : picks.stream()
                            .map(pick -> sale.lines()
                                    .get(pick.line % sale.lines().size())
                                    .id())
                            .toList();
        }

        private Optional<HistoryStep> goodwill(OrderAccount account, List<LineId> lines, boolean shipping) {
            var everything = new Goodwill(lines, shipping, Long.MAX_VALUE);
            if (account.goodwill(new BookingContext(null, History.CLERK, History.NOON), everything)
                            .getLeft()
                    instanceof AmountExceeded refused) {
                long amount = SalePlan.part(refused.left().minor(), permille);
                return Optional.of(new Give(new Goodwill(lines, shipping, amount)));
            }
            throw new IllegalStateException("goodwill of everything is not too much");
        }

        private Optional<HistoryStep> capture(OrderAccount account) {
            List<TenderBalance> open = account.tenders().stream()
                    .filter(tender -> tender.toCapture() > 0)
                    .toList();
            if (open.isEmpty()) {
                return Optional.empty();
            }
            TenderBalance tender = open.get(which % open.size());
            long amount = Math.max(1, SalePlan.part(tender.toCapture(), permille));
            return Optional.of(new Capture(tender.tender().id(), amount));
        }

        private Optional<HistoryStep> amend(OrderAccount account) {
            int parts = 1 + account.frozen().snapshot().amendments().size();
            return parts > 3
                    ? Optional.empty()
                    : Optional.of(new Amend(part.amendment(account.frozen().sale(), parts)));
        }

        /** Makes one of three refunds elsewhere as large as the order and more, so that the others leave something. */
        private Optional<HistoryStep> external(int number, OrderAccount account, List<Units> units) {
            if (account.tenders().isEmpty() || (units.isEmpty() && kind == Kind.EXTERNAL_FOR_UNITS)) {
                return Optional.empty();
            }
            var tender = account.tenders().get(which % account.tenders().size()).tender();
            long most = SalePlan.part(account.payable(), which % 3 == 0 ? 1300 : 300);
            return Optional.of(new External(number, tender.id(), Math.max(1, SalePlan.part(most, permille)), units));
        }

        private Optional<HistoryStep> reverse(OrderAccount account) {
            List<ExternalRefund> standing = account.externals().stream()
                    .filter(each -> each.standing() > 0)
                    .toList();
            if (standing.isEmpty()) {
                return Optional.empty();
            }
            ExternalRefund made = standing.get(which % standing.size());
            return Optional.of(new Reverse(made.reference(), Math.max(1, SalePlan.part(made.standing(), permille))));
        }

        /** Returns the step that pays what one of these bookings kept, by the numbers of their steps. */
        Optional<HistoryStep> giveBack(Map<Integer, Integer> bookings, OrderAccount account) {
            List<Integer> keeping = bookings.keySet().stream()
                    .sorted()
                    .filter(number ->
                            account.bookings().get(bookings.get(number)).kept() > 0)
                    .toList();
            if (keeping.isEmpty()) {
                return Optional.empty();
            }
            int number = keeping.get(which % keeping.size());
            long kept = account.bookings().get(bookings.get(number)).kept();
            return Optional.of(new GiveBack(number, Math.max(1, SalePlan.part(kept, permille))));
        }
    }
}
