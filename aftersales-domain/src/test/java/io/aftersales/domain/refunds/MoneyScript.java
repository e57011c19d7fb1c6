package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.MoneyStep.Amend;
import io.aftersales.domain.refunds.MoneyStep.Capture;
import io.aftersales.domain.refunds.MoneyStep.External;
import io.aftersales.domain.refunds.MoneyStep.Give;
import io.aftersales.domain.refunds.MoneyStep.GiveBack;
import io.aftersales.domain.refunds.MoneyStep.Refund;
import io.aftersales.domain.refunds.MoneyStep.Reverse;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What happens to an order, one thing after another, planned without knowing the order. */
record MoneyScript(List<Act> acts) {

    MoneyScript without(Predicate<Kind> unwanted) {
        return new MoneyScript(
                acts.stream().filter(act -> !unwanted.test(act.kind())).toList());
    }

    /** The sort of step that an act becomes. */
    enum Kind {
        RETURN,
        CANCEL,
        SHIPPING_ALONE,
        GOODWILL_ON_LINES,
        GOODWILL_ON_SHIPPING,
        GOODWILL_ON_ORDER,
        CAPTURE,
        AMEND,
        EXTERNAL,
        EXTERNAL_FOR_UNITS,
        REVERSE,
        GIVE_BACK;

        boolean isGoodwill() {
            return this == GOODWILL_ON_LINES || this == GOODWILL_ON_SHIPPING || this == GOODWILL_ON_ORDER;
        }

        boolean isElsewhere() {
            return this == EXTERNAL || this == EXTERNAL_FOR_UNITS || this == REVERSE;
        }
    }

    /** A part of what is left of a line: at least one unit, if there is one. */
    record Pick(int line, int permille, boolean fault, boolean neverShipped, int deducted) {
        Pick ungraded() {
            return new Pick(line, permille, fault, neverShipped, 0);
        }
    }

    /**
     * What a reviewer decides beside the units.
     *
     * @param feePermille the case's own fee, as a part of what is left of the order
     * @param agreedPermille the agreed part of the total; 1000 for no agreement
     */
    record Terms(ShippingChoice shipping, int feePermille, int agreedPermille) {
        static final Terms BY_THE_RULES = new Terms(ShippingChoice.BY_POLICY, 0, 1000);
    }

    /**
     * A planned step.
     *
     * @param permille the part of what is possible: of the money given, captured, refunded elsewhere, taken back or given back
     * @param which the tender, the refund made elsewhere or the booking that is meant, by number
     * @param part the part that an AMEND adds
     */
    record Act(Kind kind, List<Pick> picks, Terms terms, int permille, int which, MoneyPlan part) {

        /** Returns an act that leaves everything to the rules, with all units in order. */
        Act byTheRules() {
            return new Act(
                    kind, picks.stream().map(Pick::ungraded).toList(), Terms.BY_THE_RULES, permille, which, part);
        }

        /** Returns the step that the act becomes on an account; empty when there is nothing to do. */
        Optional<MoneyStep> step(int number, OrderAccount account) {
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
                case GIVE_BACK -> Optional.empty(); // needs to know the story, see MoneyStory
            };
        }

        private Optional<MoneyStep> refund(int number, OrderAccount account) {
            List<ClaimedUnits> units = units(account);
            return units.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Refund(number, agreed(decided(RefundClaim.ofClaimed(units), account), account)));
        }

        private Optional<MoneyStep> cancel(int number, OrderAccount account) {
            return account.wholeOrder()
                    .toJavaOptional()
                    .map(units ->
                            new Refund(number, agreed(decided(RefundClaim.cancellation(units), account), account)));
        }

        private RefundClaim decided(RefundClaim claim, OrderAccount account) {
            ShippingChoice shipping =
                    claim.shipping() == ShippingChoice.INCLUDE ? ShippingChoice.INCLUDE : terms.shipping;
            return claim.with(shipping).withFee(MoneyPlan.part(account.left(), terms.feePermille));
        }

        private RefundClaim agreed(RefundClaim claim, OrderAccount account) {
            return terms.agreedPermille == 1000
                    ? claim
                    : claim.agreedOn(MoneyPlan.part(account.worth(claim), terms.agreedPermille));
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
                    long more = Math.max(1, MoneyPlan.part(left, pick.permille));
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

        private Optional<MoneyStep> goodwill(OrderAccount account, List<LineId> lines, boolean shipping) {
            var everything = new Goodwill(lines, shipping, Long.MAX_VALUE);
            if (account.goodwill(new BookingContext(null, MoneyStory.CLERK, MoneyStory.NOON), everything)
                            .getLeft()
                    instanceof AmountExceeded refused) {
                long amount = MoneyPlan.part(refused.left().minor(), permille);
                return Optional.of(new Give(new Goodwill(lines, shipping, amount)));
            }
            throw new IllegalStateException("goodwill of everything is not too much");
        }

        private Optional<MoneyStep> capture(OrderAccount account) {
            List<TenderBalance> open = account.tenders().stream()
                    .filter(tender -> tender.toCapture() > 0)
                    .toList();
            if (open.isEmpty()) {
                return Optional.empty();
            }
            TenderBalance tender = open.get(which % open.size());
            long amount = Math.max(1, MoneyPlan.part(tender.toCapture(), permille));
            return Optional.of(new Capture(tender.tender().id(), amount));
        }

        private Optional<MoneyStep> amend(OrderAccount account) {
            int parts = account.frozen().parts().size();
            return parts > 3
                    ? Optional.empty()
                    : Optional.of(new Amend(part.amendment(account.frozen().sale(), parts)));
        }

        /** Makes one of three refunds elsewhere as large as the order and more, so that the others leave something. */
        private Optional<MoneyStep> external(int number, OrderAccount account, List<Units> units) {
            if (account.tenders().isEmpty() || (units.isEmpty() && kind == Kind.EXTERNAL_FOR_UNITS)) {
                return Optional.empty();
            }
            var tender = account.tenders().get(which % account.tenders().size()).tender();
            long most = MoneyPlan.part(account.payable(), which % 3 == 0 ? 1300 : 300);
            return Optional.of(new External(number, tender.id(), Math.max(1, MoneyPlan.part(most, permille)), units));
        }

        private Optional<MoneyStep> reverse(OrderAccount account) {
            List<ExternalRefund> standing = account.externals().stream()
                    .filter(each -> each.standing() > 0)
                    .toList();
            if (standing.isEmpty()) {
                return Optional.empty();
            }
            ExternalRefund made = standing.get(which % standing.size());
            return Optional.of(new Reverse(made.reference(), Math.max(1, MoneyPlan.part(made.standing(), permille))));
        }

        /** Returns the step that pays what one of these bookings kept, by the numbers of their steps. */
        Optional<MoneyStep> giveBack(Map<Integer, Integer> bookings, OrderAccount account) {
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
            return Optional.of(new GiveBack(number, Math.max(1, MoneyPlan.part(kept, permille))));
        }
    }
}
