package io.aftersales.examples.guide;

import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.finance.Movement;
import io.aftersales.domain.finance.Reconciliation;
import io.aftersales.domain.shared.Actor;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ResolveParked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A payment that may have been made or not, and the two persons who settle it. */
final class ParkedMoney {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private ParkedMoney() {}

    static void print(PrintStream out) {
        InMemoryAfterSales shop = SampleShop.under(ShopPolicy.STANDARD);
        // A provider that neither remembers keys nor answers queries.
        shop.payments()
                .profile(
                        "VISA",
                        ProviderProfile.STRAIGHTFORWARD
                                .remembering(Duration.ZERO)
                                .asked(false, Duration.ZERO, false));
        shop.payments().next(new Behaviour.PayThenTimeOut());
        FirstReturn.returned(shop.desks(), NOWHERE).get();
        resolve(shop.desks(), out);
    }

    private static void resolve(AfterSales desks, PrintStream out) {
        // guide:start parked
        Actor fred = Actor.finance("fred");
        Actor faye = Actor.finance("faye");
        desks.parked()
                .parked(fred, null, 50)
                .peek(entries ->
                        entries.forEach(entry -> List.of(fred, faye).forEach(by -> paid(desks, entry, by, out))))
                .peekLeft(refusal -> out.println(refusal.message()));
        // guide:end parked
    }

    // guide:start parked-paid
    /** The provider's statement shows the transfer, under the reference TX-1. */
    private static void paid(AfterSales desks, OutboxEntry entry, Actor by, PrintStream out) {
        var request = Request.of(entry.key() + "-" + by.id(), by);
        desks.parked()
                .resolve(new ResolveParked(request, entry.caseId(), entry.key(), ParkedResolution.PAID, "TX-1"))
                .peek(receipt -> out.println(by.id() + " on " + entry.key() + ": the case is " + receipt.status()))
                .peekLeft(refusal -> out.println(by.id() + ": " + refusal.code()));
    }
    // guide:end parked-paid

    static Reconciliation.Finding compared(Movement journal, Movement statement, Instant statementEnds) {
        // guide:start reconcile
        var reconciliation = new Reconciliation(statementEnds);
        Reconciliation.Finding finding = reconciliation.of(List.of(journal), List.of(statement));
        // guide:end reconcile
        return finding;
    }
}
