package io.aftersales.domain.cases;

import io.aftersales.domain.money.Money;
import java.util.List;
import java.util.function.Predicate;

/**
 * A named rule that decides about an application as soon as it is made. Rules have an order, the first that applies decides; where none
 * does, a person decides. A rule sees facts only and never counts as one of two persons.
 *
 * @param name upper-case, kept on the case as what decided
 * @param applies whether it has something to say about an application
 * @param ruling what it says
 */
public record ReviewRule(String name, Predicate<Seen> applies, Ruling ruling) {

    /** Refuses a blank name. */
    public ReviewRule {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a rule without a name");
        }
    }

    /** What a rule can say. */
    public enum Ruling {
        /** It is granted. */
        APPROVE,
        /** It is not granted; the name of the rule is the reason. */
        REJECT,
        /** A person decides, whatever later rules would say. */
        PERSON
    }

    /**
     * What a rule sees.
     *
     * @param kind what is asked for
     * @param items the units, with their reasons
     * @param amount what the units are worth if all are accepted
     * @param verified whether every reason is borne out: by the carrier's word or the promised date for what is lost, by something
     *     shown for the rest
     */
    public record Seen(CaseKind kind, List<CaseItem> items, Money amount, boolean verified) {
        /** Copies the list. */
        public Seen {
            items = List.copyOf(items);
        }
    }

    /** Grants reshipments whose reason is borne out and whose goods are worth less than the limit, in its currency. */
    public static ReviewRule verifiedReshipBelow(Money limit) {
        return new ReviewRule(
                "VERIFIED_RESHIP",
                seen -> seen.kind() == CaseKind.RESHIP
                        && seen.verified()
                        && seen.amount().currency().equals(limit.currency())
                        && limit.isMoreThan(seen.amount()),
                Ruling.APPROVE);
    }
}
