package io.aftersales.domain.review;

import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.money.MoneyLimits;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Rules that suit most shops, to be combined as a shop likes. Limits are exclusive. Set one limit for each currency the shop sells in: in a
 * currency without a limit a person decides. None of the rules accepts evidence that was used before.
 */
public final class StandardRules {
    private static final int FEW_CASES = 2;
    private static final int MANY_CASES = 5;
    private static final int WORRYING = 50;
    private static final int HEAVY = 50;
    private static final int LIGHT = 30;

    private static final Criterion HONEST_EVIDENCE = Criterion.not(new Criterion.EvidenceReused());

    /**
     * Grants a refund for goods none of which was handed over to a carrier, whatever they are worth, because the goods stay with the shop.
     */
    public static final ReviewRule UNSHIPPED_REFUND = new ReviewRule(
            "UNSHIPPED_REFUND",
            Criterion.all(
                    Criterion.kind(CaseKind.REFUND_ONLY), new Criterion.HandoverIs(DeliveryProgress.NOT_HANDED_OVER)),
            RuleAction.approve());

    /** Leaves everything to a person; an explicit end for a list of rules. */
    public static final ReviewRule ELSE_A_PERSON =
            new ReviewRule("ELSE_A_PERSON", new Criterion.Always(), RuleAction.person());

    private StandardRules() {}

    /** Leaves a case to a person of a group when its risk is this score or more; to be put before the rules that grant. */
    public static ReviewRule riskAtLeast(int score, String group) {
        return new ReviewRule("RISK", new Criterion.RiskAtLeast(score), RuleAction.person(group));
    }

    /** Grants reshipments whose every reason is backed up and whose goods are worth less than the limit in their currency. */
    public static ReviewRule verifiedReshipBelow(Money... limits) {
        return new ReviewRule(
                "VERIFIED_RESHIP",
                Criterion.all(
                        Criterion.kind(CaseKind.RESHIP),
                        new Criterion.Verified(),
                        HONEST_EVIDENCE,
                        amountBelow(limits)),
                RuleAction.approve());
    }

    /**
     * Grants claims through the seller's or the carrier's fault alone, with evidence and worth less than the limit. A person still decides
     * about money for goods that were delivered and are not sent back.
     */
    public static ReviewRule sellersFaultBelow(Money... limits) {
        return new ReviewRule(
                "SELLERS_FAULT",
                Criterion.all(
                        Criterion.fault(Fault.SELLER, Fault.CARRIER),
                        new Criterion.EvidenceAtLeast(1),
                        HONEST_EVIDENCE,
                        amountBelow(limits)),
                RuleAction.approve());
    }

    /**
     * Grants returns through the seller's or the carrier's fault alone, with evidence, and leaves the goods with the buyer, because they are
     * not worth the way back. A buyer who has been paid for kept goods before has to send them back.
     *
     * @param upTo the most that the goods may be worth, inclusive
     */
    public static ReviewRule notWorthTheWayBack(Money upTo) {
        return new ReviewRule(
                "NOT_WORTH_THE_WAY_BACK",
                Criterion.all(
                        Criterion.fault(Fault.SELLER, Fault.CARRIER),
                        new Criterion.EvidenceAtLeast(1),
                        HONEST_EVIDENCE,
                        Criterion.keptBeforeAtMost(0)),
                RuleAction.approveKeeping(upTo));
    }

    /**
     * Grants returns and exchanges worth less than the limit to a buyer with a clean record: known, with at least one order, at most
     * two cases and none rejected.
     */
    public static ReviewRule cleanRecordBelow(Money... limits) {
        return new ReviewRule(
                "CLEAN_RECORD",
                Criterion.all(
                        Criterion.kind(CaseKind.RETURN_REFUND, CaseKind.EXCHANGE),
                        new Criterion.BuyerAtLeast(BuyerFacts.Count.ORDERS, 1),
                        new Criterion.BuyerAtMost(BuyerFacts.Count.CASES, FEW_CASES),
                        new Criterion.BuyerAtMost(BuyerFacts.Count.REJECTED_CASES, 0),
                        HONEST_EVIDENCE,
                        amountBelow(limits)),
                RuleAction.approve());
    }

    /**
     * Returns the usual risk signals: {@code SERIAL_RETURNS}, five cases or more, 30; {@code HIGH_VALUE}, from this amount, 30; {@code
     * EVIDENCE_MISSING}, the seller's or carrier's fault claimed without evidence or verification, 30; {@code EVIDENCE_USED_BEFORE}, 50.
     */
    public static List<RiskSignal> signals(Money... highValue) {
        return List.of(
                new RiskSignal("SERIAL_RETURNS", new Criterion.BuyerAtLeast(BuyerFacts.Count.CASES, MANY_CASES), LIGHT),
                new RiskSignal("HIGH_VALUE", amountAtLeast(highValue), LIGHT),
                new RiskSignal(
                        "EVIDENCE_MISSING",
                        Criterion.all(
                                Criterion.fault(Fault.SELLER, Fault.CARRIER),
                                Criterion.not(new Criterion.EvidenceAtLeast(1)),
                                Criterion.not(new Criterion.Verified())),
                        LIGHT),
                new RiskSignal("EVIDENCE_USED_BEFORE", new Criterion.EvidenceReused(), HEAVY));
    }

    /**
     * Returns the standard list, with the same limits in all rules. Refunds before handover are granted. A case whose risk is 50 or more is
     * left to a person. Verified reshipments, the seller's or carrier's fault with evidence, and clean records are granted below the
     * limits. Everything else is left to a person.
     *
     * @param limits the amounts below which, exclusively, rules may grant, one for each currency; half as much counts as high value
     */
    public static ReviewRules below(Money... limits) {
        return ReviewRules.of(
                        UNSHIPPED_REFUND,
                        riskAtLeast(WORRYING, ""),
                        verifiedReshipBelow(limits),
                        sellersFaultBelow(limits),
                        cleanRecordBelow(limits),
                        ELSE_A_PERSON)
                .withSignals(signals(Arrays.stream(limits)
                        .map(limit -> Money.ofMinor(limit.minor() / 2, limit.currency()))
                        .toArray(Money[]::new)));
    }

    private static Criterion amountBelow(Money... limits) {
        return anyOf(limits, Criterion.AmountBelow::new);
    }

    private static Criterion amountAtLeast(Money... limits) {
        return anyOf(limits, Criterion.AmountAtLeast::new);
    }

    /** Returns the criterion that any of the limits meets. An amount has one currency, so at most one limit says something about it. */
    private static Criterion anyOf(Money[] limits, Function<Money, Criterion> each) {
        List<Criterion> criteria =
                MoneyLimits.of(limits).limits().stream().map(each).toList();
        return criteria.size() == 1 ? criteria.get(0) : new Criterion.Any(criteria);
    }
}
