package io.aftersales.ports.desks;

import io.aftersales.domain.cases.CaseKind;
import io.aftersales.domain.cases.CasePolicy;
import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.domain.refunds.RefundPolicy;
import java.util.Set;

/**
 * What a shop decides.
 *
 * @param refunds the money rules, frozen with each order at first touch
 * @param cases the rules about cases
 * @param retry how failed calls are tried again
 * @param offered the kinds of case it offers
 */
public record Shop(RefundPolicy refunds, CasePolicy cases, RetryPolicy retry, Set<CaseKind> offered) {
    /** Standard rules; refunds with and without a return. */
    public static final Shop STANDARD = new Shop(
            RefundPolicy.STANDARD,
            CasePolicy.STANDARD,
            RetryPolicy.STANDARD,
            Set.of(CaseKind.REFUND_ONLY, CaseKind.RETURN_REFUND));

    /** Copies the set; refuses kinds this release does not carry to their end. */
    public Shop {
        offered = Set.copyOf(offered);
        if (offered.contains(CaseKind.EXCHANGE) || offered.contains(CaseKind.RESHIP)) {
            throw new IllegalArgumentException("exchanges and reshipments are not carried to their end yet");
        }
    }

    /** The same with these money rules. */
    public Shop with(RefundPolicy rules) {
        return new Shop(rules, cases, retry, offered);
    }

    /** The same with these rules about cases. */
    public Shop with(CasePolicy rules) {
        return new Shop(refunds, rules, retry, offered);
    }

    /** The same with these rules about retries. */
    public Shop with(RetryPolicy rules) {
        return new Shop(refunds, cases, rules, offered);
    }
}
