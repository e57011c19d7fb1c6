package io.aftersales.ports.desks;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.repositories.CaseRepository;
import java.util.Optional;

/**
 * A case and its order's account as they stood at one moment. They are read one after the other, so a case that moved while the account
 * was read is read again: deciding about a case that still holds its units on an account that has given them free would be a mistake and
 * not a lost race.
 *
 * @param subject the case
 * @param account the account
 */
record Loaded(AfterSalesCase subject, OrderAccount account) {

    /** What is stored now; empty when there is no such case. */
    static Optional<Loaded> from(CaseRepository repository, CaseId id) {
        return repository.find(id).map(found -> from(repository, found));
    }

    /** What is stored now, when this is what was found a moment ago. */
    static Loaded from(CaseRepository repository, AfterSalesCase found) {
        AfterSalesCase subject = found;
        while (true) {
            OrderAccount account = accountOf(repository, subject.id());
            AfterSalesCase again = repository.find(subject.id()).orElseThrow();
            if (again.version() == subject.version()) {
                return new Loaded(subject, account);
            }
            subject = again;
        }
    }

    private static OrderAccount accountOf(CaseRepository repository, CaseId id) {
        return repository
                .account(id.order())
                .orElseThrow(() -> new IllegalStateException("the case " + id + " has no account"));
    }
}
