package io.aftersales.examples.guide;

import io.aftersales.domain.shared.RejectedException;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.DueWork;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Alarms;
import io.aftersales.ports.gateways.ApprovalTotals;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.gateways.Logistics;
import io.aftersales.ports.gateways.Notices;
import io.aftersales.ports.gateways.Orders;
import io.aftersales.ports.gateways.PaymentGateway;
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
            ApprovalTotals approvalTotals,
            ShopPolicy rules,
            Transactions transactions,
            Validator validator) {
        // guide:start assemble
        AfterSales afterSales = AfterSales.builder()
                .cases(caseRepository)
                .outbox(outbox)
                .tickets(ticketRepository)
                .gateways(gateways)
                .policy(rules)
                .transactions(transactions)
                .validator(validator)
                .approvalTotals(approvalTotals)
                .worker("node-1")
                .lease(Duration.ofMinutes(2))
                .build();
        // guide:end assemble
        return afterSales;
    }

    static Gateways gateways(
            Orders orders,
            PaymentGateway payments,
            Inventory inventory,
            Logistics logistics,
            Notices notices,
            Alarms alarms) {
        // guide:start gateways
        Gateways gateways = Gateways.builder()
                .orders(orders)
                .payments(payments)
                .inventory(inventory)
                .logistics(logistics)
                .notices(notices)
                .alarms(alarms)
                .build();
        // guide:end gateways
        return gateways;
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
    static void runDue(AfterSales afterSales, Instant now) {
        DueWork done;
        do {
            done = afterSales.runDue(now, 100);
        } while (done.most() >= 100);
    }
    // guide:end run-due
}
