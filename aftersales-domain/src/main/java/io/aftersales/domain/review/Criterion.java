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
 * A question to the facts of a case that is answered by yes or no. Criteria are values: they can be compared, printed, and read from a
 * file. Whatever is not known meets no criterion that asks for it: counts of an unknown buyer are neither few nor many, and an amount is
 * neither below nor above a limit in another currency.
 */
public sealed interface Criterion {
    /** Whether the facts meet it. */
    boolean holds(ReviewFacts facts);

    /** The question in words, such as {@code amount below 50.00 CNY}. */
    String describe();

    /** All of these. */
    static Criterion all(Criterion... criteria) {
        return new All(List.of(criteria));
    }

    /** At least one of these. */
    static Criterion any(Criterion... criteria) {
        return new Any(List.of(criteria));
    }

    /** The opposite. */
    static Criterion not(Criterion criterion) {
        return new Not(criterion);
    }

    /** One of these kinds is asked for. */
    static Criterion kind(CaseKind... kinds) {
        return new KindIs(List.of(kinds));
    }

    /** Every unit is claimed for one of these reasons. */
    static Criterion reasons(Reason... reasons) {
        return new ReasonIs(Arrays.stream(reasons).map(Reason::code).toList());
    }

    /** Every unit is claimed through the fault of one of these. */
    static Criterion fault(Fault... faults) {
        return new FaultIs(List.of(faults));
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

    /** Met by everything. */
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
     * One of some kinds is asked for.
     *
     * @param kinds which
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
     * Every unit is claimed for one of some reasons. Not met by a case without units.
     *
     * @param codes the reasons' codes
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
     * Every unit is claimed through the fault of one of some. Not met by a case without units.
     *
     * @param faults whose
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
     * The units are worth less than a limit.
     *
     * @param limit in its currency; an amount in another does not meet it
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
     * The units are worth a limit or more.
     *
     * @param limit in its currency; an amount in another does not meet it
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
     * So much was shown.
     *
     * @param count pieces of evidence
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

    /** Something that was shown was shown on another case before. */
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
     * The goods have come just so far.
     *
     * @param handover how far
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

    /** Every reason is borne out. */
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

    /** The buyer is one of the best. */
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
     * The buyer is known to have no more than so many.
     *
     * @param count of what
     * @param most how many
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
     * The buyer is known to have so many or more.
     *
     * @param count of what
     * @param least how many
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
     * The signals of risk weigh so much or more.
     *
     * @param score the sum of weights
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
     * All of some.
     *
     * @param criteria which
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
     * At least one of some.
     *
     * @param criteria which
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
     * The opposite of one. What is not known meets the opposite, so rather say what is known.
     *
     * @param criterion which
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
     * A question of the host's own, which only the host can read.
     *
     * @param words the question
     * @param answer what answers it; sees facts and must not do anything
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
