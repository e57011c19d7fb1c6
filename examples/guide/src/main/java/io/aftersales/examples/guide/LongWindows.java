package io.aftersales.examples.guide;

import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.goods.WindowCriteria;
import io.aftersales.domain.goods.WindowRule;
import io.aftersales.domain.goods.WindowRules;
import io.aftersales.domain.goods.WindowRules.Start;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.texts.EventText;
import io.aftersales.ports.texts.Texts;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Windows by rules, and a case that is opened as an exception after its window. */
final class LongWindows {
    private static final OrderId ORDER = OrderId.of("1001");
    private static final Actor BUYER = Actor.buyer("buyer-7");
    private static final Actor ALEX = Actor.agent("alex");
    private static final Texts TEXTS = Texts.in(Locale.UK, ZoneOffset.UTC);

    private LongWindows() {}

    static CasePolicy policy() {
        // guide:start window-rules
        var holidays =
                WindowCriteria.ANY.placed(Instant.parse("2025-11-01T00:00:00Z"), Instant.parse("2025-12-25T00:00:00Z"));
        var rules = WindowRules.of(
                        WindowRule.within("HYGIENE", WindowCriteria.ANY.categories("UNDERWEAR"), 3),
                        WindowRule.within("HOLIDAYS", holidays, 90).from(Start.PLACED),
                        WindowRule.within("SHOPS_FAULT", WindowCriteria.ANY.faults(Fault.SELLER), 60),
                        WindowRule.forEver("VIP", WindowCriteria.ANY.vip(true)))
                .from(Start.LAST_PARCEL);
        var policy = CasePolicy.builder().windowDays(14).windows(rules).build();
        // guide:end window-rules
        return policy;
    }

    static void print(PrintStream out) {
        InMemoryAfterSales shop = SampleShop.under(ShopPolicy.STANDARD.with(policy()));
        AfterSales desks = shop.desks();
        // guide:start claimable
        for (Claimable each : desks.applications().claimable(ORDER, BUYER).get()) {
            out.println(each.line() + " in " + each.place() + ": " + each.free() + " free");
            Claimable.Kind returns = Objects.requireNonNull(each.kinds().get(CaseKind.RETURN_REFUND));
            returns.reasons().forEach((reason, terms) -> out.println("  " + reason + " until " + terms.until()));
        }
        // guide:end claimable
        shop.clock().advance(Duration.ofDays(20));
        // guide:start exception
        var asked = OpenCase.of(
                Request.of("c1", ALEX), ORDER, CaseKind.RETURN_REFUND, List.of(ItemAsked.of("MUG", 1, "NOT_LIKED")));
        desks.applications().open(asked).peekLeft(refusal -> out.println(refusal.code() + " " + refusal.facts()));
        CaseId id = desks.applications()
                .open(asked.asException("The buyer was in hospital."))
                .get()
                .caseId();
        // guide:end exception
        desks.files().file(Actor.reviewer("rita"), id).get().timeline().stream()
                .flatMap(line -> line.whole().stream())
                .map(TimelineEntry::event)
                .filter(CaseEvent.OpenedAsException.class::isInstance)
                .forEach(event -> out.println(EventText.of(event, TEXTS)));
    }
}
