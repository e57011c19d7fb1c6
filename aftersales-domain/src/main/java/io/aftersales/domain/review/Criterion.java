package io.aftersales.domain.review;

import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A yes-or-no question about the facts of a case. Criteria are values: they can be compared, printed, and read from a file. An unknown fact
 * meets no criterion that asks for it: counts of an unknown buyer are neither few nor many, and an amount is neither below nor above a
 * limit in another currency.
 */
public sealed interface Criterion {
    /** Tells whether the facts meet this criterion. */
    boolean holds(ReviewFacts facts);

    /** Describes the question in words, such as {@code amount below 50.00 CNY}. */
    String describe();

    /** Returns the criterion that all of these hold. */
    static Criterion all(Criterion... criteria) {
        return new All(List.of(criteria));
    }

    /** Returns the criterion that at least one of these holds. */
    static Criterion any(Criterion... criteria) {
        return new Any(List.of(criteria));
    }

    /** Returns the opposite of a criterion. */
    static Criterion not(Criterion criterion) {
        return new Not(criterion);
    }

    /** Returns the criterion that the case is of one of these kinds. */
    static Criterion kind(CaseKind... kinds) {
        return new KindIs(List.of(kinds));
    }

    /** Returns the criterion that every unit is claimed for one of these reasons. */
    static Criterion reasons(Reason... reasons) {
        return new ReasonIs(Arrays.stream(reasons).map(Reason::code).toList());
    }

    /** Returns the criterion that every unit is claimed through the fault of one of these parties. */
    static Criterion fault(Fault... faults) {
        return new FaultIs(List.of(faults));
    }

    /**
     * Returns the criterion that a known buyer has not often been paid before while the goods stayed: by a return without return, or by a
     * refund of delivered goods.
     *
     * @param most the most such cases, inclusive
     */
    static Criterion keptBeforeAtMost(int most) {
        return new BuyerAtMost(BuyerFacts.Count.KEPT_CASES, most);
    }

    private static String either(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }

    private static <T> List<T> some(List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a criterion that names nothing");
        }
        return List.copyOf(values);
    }

    /** The criterion that every case meets. */
    record Always() implements Criterion {
        @Override
        public boolean holds(ReviewFacts facts) {
            return true;
        }

        @Override
        public String describe() {
            return "always";
        }
    }

    /**
     * The criterion that the case is of one of some kinds.
     *
     * @param kinds the kinds
     */
    record KindIs(List<CaseKind> kinds) implements Criterion {
        /** Copies the list; refuses an empty one. */
        public KindIs {
            kinds = some(kinds);
        }

        @Override
        public boolean holds(ReviewFacts facts) {
            return kinds.contains(facts.kind());
        }

        @Override
        public String describe() {
            return either(kinds);
        }
    }

    /**
     * The criterion that every unit is claimed for one of some reasons. A case without units does not meet it.
     *
     * @param codes the codes of the reasons
     */
    record ReasonIs(List<String> codes) implements Criterion {
        /** Copies the list; refuses an empty one. */
        public ReasonIs {
            codes = some(codes);
        }

        @Override
        public boolean holds(ReviewFacts facts) {
            return !facts.items().isEmpty()
                    && facts.items().stream()
                            .allMatch(item -> codes.contains(item.reason().code()));
        }

        @Override
        public String describe() {
            return "every reason " + either(codes);
        }
    }

    /**
     * The criterion that every unit is claimed through the fault of one of some parties. A case without units does not meet it.
     *
     * @param faults the parties at fault
     */
    record FaultIs(List<Fault> faults) implements Criterion {
        /** Copies the list; refuses an empty one. */
        public FaultIs {
            faults = some(faults);
        }

        @Override
        public boolean holds(ReviewFacts facts) {
            return !facts.items().isEmpty()
                    && facts.items().stream()
                            .allMatch(item -> faults.contains(item.reason().fault()));
        }

        @Override
        public String describe() {
            return "every fault of " + either(faults);
        }
    }

    /**
     * The criterion that the units are worth less than a limit.
     *
     * @param limit the limit; an amount in another currency does not meet the criterion
     */
    record AmountBelow(Money limit) implements Criterion {
        @Override
        public boolean holds(ReviewFacts facts) {
            return facts.amount().currency().equals(limit.currency()) && limit.isMoreThan(facts.amount());
        }

        @Override
        public String describe() {
            return "amount below " + limit;
        }
    }

    /**
     * The criterion that the units are worth a limit or more.
     *
     * @param limit the limit; an amount in another currency does not meet the criterion
     */
    record AmountAtLeast(Money limit) implements Criterion {
        @Override
        public boolean holds(ReviewFacts facts) {
            return facts.amount().currency().equals(limit.currency()) && !limit.isMoreThan(facts.amount());
        }

        @Override
        public String describe() {
            return "amount at least " + limit;
        }
    }

    /**
     * The criterion that the buyer showed at least some number of pieces of evidence.
     *
     * @param count the least number of pieces
     */
    record EvidenceAtLeast(int count) implements Criterion {
        @Override
        public boolean holds(ReviewFacts facts) {
            return facts.evidence() >= count;
        }

        @Override
        public String describe() {
            return "evidence at least " + count;
        }
    }

    /** The criterion that some of the evidence was shown on another case before. */
    record EvidenceReused() implements Criterion {
        @Override
        public boolean holds(ReviewFacts facts) {
            return facts.evidenceReused();
        }

        @Override
        public String describe() {
            return "evidence used before";
        }
    }

    /**
     * The criterion that delivery of the goods has reached exactly one stage.
     *
     * @param handover the stage
     */
    record HandoverIs(DeliveryProgress handover) implements Criterion {
        @Override
        public boolean holds(ReviewFacts facts) {
            return facts.handover() == handover;
        }

        @Override
        public String describe() {
            return "goods " + handover;
        }
    }

    /** The criterion that every reason is backed up by the carrier, the promised date or evidence. */
    record Verified() implements Criterion {
        @Override
        public boolean holds(ReviewFacts facts) {
            return facts.verified();
        }

        @Override
        public String describe() {
            return "every reason borne out";
        }
    }

    /** The criterion that the buyer is a VIP. */
    record Vip() implements Criterion {
        @Override
        public boolean holds(ReviewFacts facts) {
            return facts.buyer().vip();
        }

        @Override
        public String describe() {
            return "buyer is VIP";
        }
    }

    /**
     * The criterion that a count in a known buyer's record is not above a maximum.
     *
     * @param count the count
     * @param most the maximum
     */
    record BuyerAtMost(BuyerFacts.Count count, int most) implements Criterion {
        @Override
        public boolean holds(ReviewFacts facts) {
            return facts.buyer().known() && facts.buyer().count(count) <= most;
        }

        @Override
        public String describe() {
            return "buyer's " + count + " at most " + most;
        }
    }

    /**
     * The criterion that a count in a known buyer's record is not below a minimum.
     *
     * @param count the count
     * @param least the minimum
     */
    record BuyerAtLeast(BuyerFacts.Count count, int least) implements Criterion {
        @Override
        public boolean holds(ReviewFacts facts) {
            return facts.buyer().known() && facts.buyer().count(count) >= least;
        }

        @Override
        public String describe() {
            return "buyer's " + count + " at least " + least;
        }
    }

    /**
     * The criterion that the risk score is a minimum or more.
     *
     * @param score the minimum, a sum of weights
     */
    record RiskAtLeast(int score) implements Criterion {
        @Override
        public boolean holds(ReviewFacts facts) {
            return facts.risk() >= score;
        }

        @Override
        public String describe() {
            return "risk at least " + score;
        }
    }

    /**
     * The criterion that all of some criteria hold.
     *
     * @param criteria the criteria
     */
    record All(List<Criterion> criteria) implements Criterion {
        /** Copies the list; refuses an empty one. */
        public All {
            criteria = some(criteria);
        }

        @Override
        public boolean holds(ReviewFacts facts) {
            return criteria.stream().allMatch(each -> each.holds(facts));
        }

        @Override
        public String describe() {
            return criteria.stream().map(Criterion::describe).collect(Collectors.joining(", "));
        }
    }

    /**
     * The criterion that at least one of some criteria holds.
     *
     * @param criteria the criteria
     */
    record Any(List<Criterion> criteria) implements Criterion {
        /** Copies the list; refuses an empty one. */
        public Any {
            criteria = some(criteria);
        }

        @Override
        public boolean holds(ReviewFacts facts) {
            return criteria.stream().anyMatch(each -> each.holds(facts));
        }

        @Override
        public String describe() {
            return criteria.stream().map(Criterion::describe).collect(Collectors.joining("; or ", "(", ")"));
        }
    }

    /**
     * The criterion that another one does not hold. Unknown facts meet the opposite, so prefer to state what has to be known.
     *
     * @param criterion the other criterion
     */
    record Not(Criterion criterion) implements Criterion {
        @Override
        public boolean holds(ReviewFacts facts) {
            return !criterion.holds(facts);
        }

        @Override
        public String describe() {
            return "not (" + criterion.describe() + ")";
        }
    }

    /**
     * A criterion of the host's own, which only the host can read from a file.
     *
     * @param words the question in words
     * @param answer the predicate that answers the question; it sees facts and must have no side effects
     */
    record Own(String words, Predicate<ReviewFacts> answer) implements Criterion {
        @Override
        public boolean holds(ReviewFacts facts) {
            return answer.test(facts);
        }

        @Override
        public String describe() {
            return words;
        }
    }
}
