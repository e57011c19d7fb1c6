package io.aftersales.examples.guide;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.ShopPolicy;
import java.io.PrintStream;
import java.util.List;

/** Explains what one mug of three would be refunded, under two sets of money rules. */
final class Breakdown {
    private Breakdown() {}

    static void print(PrintStream out) {
        out.println("standard rules");
        explain(SampleShop.under(ShopPolicy.STANDARD).desks(), out);
        out.println("coupon kept until everything is back, restocking fee of 10 %");
        explain(SampleShop.under(ShopPolicy.STANDARD.with(Policies.refunds())).desks(), out);
    }

    private static void explain(AfterSales desks, PrintStream out) {
        // guide:start quote
        var mug = List.of(ItemAsked.of("MUG", 1, "NOT_LIKED"));
        desks.quotes()
                .quote(Actor.buyer("buyer-7"), OrderId.of("1001"), CaseKind.RETURN_REFUND, mug)
                .peek(quote -> quote.breakdown().explanation().forEach(line -> out.println("  " + line)))
                .peekLeft(refusal -> out.println(refusal.message()));
        // guide:end quote
    }
}
