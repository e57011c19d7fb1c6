package io.aftersales.examples.guide;

import io.aftersales.domain.shared.RejectedException;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.ApprovalTotals;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.TicketRepository;
import io.aftersales.ports.repositories.Transactions;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** After-sales over a host's own adapters. */
final class Assembly {
    private Assembly() {}

    static AfterSales over(
            CaseRepository caseRepository,
            Outbox outbox,
            TicketRepository ticketRepository,
            Gateways gateways,
            ApprovalTotals grants,
            ShopPolicy rules,
            Transactions transactions,
            Validator validator) {
        // guide:start assemble
        AfterSales afterSales = AfterSales.over(caseRepository, outbox, ticketRepository, gateways)
                .under(rules)
                .in(transactions)
                .validatedBy(validator)
                .counting(grants)
                .working("node-1", Duration.ofMinutes(2))
                .build();
        // guide:end assemble
        return afterSales;
    }

    /** A transaction of the host, as its framework offers it: an exception rolls it back. */
    interface HostTransaction {
        <T> T run(Callable<T> work);
    }

    static Receipt joined(AfterSales afterSales, HostTransaction transaction, OpenCase command) {
        // guide:start join-transaction
        return transaction.run(() -> {
            // writes of your own go here
            return afterSales.applications().open(command).getOrElseThrow(RejectedException::new);
        });
        // guide:end join-transaction
    }

    // guide:start run-due
    static int runDue(AfterSales afterSales, Instant now) {
        return afterSales.deadlines().runDue(now, 100)
                + afterSales.runner().runDue(now, 100)
                + afterSales.tickets().runDue(now, 100);
    }
    // guide:end run-due
}
