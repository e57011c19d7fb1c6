package io.aftersales.examples.oms.web;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.CaseWait;
import io.aftersales.domain.cases.Offer;
import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.cases.Shortfall;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.TicketStatus;
import io.aftersales.examples.oms.shop.JdbcTopUps;
import io.aftersales.examples.oms.shop.JournalDays;
import io.aftersales.examples.oms.shop.OpenPayments;
import io.aftersales.examples.oms.shop.Wording;
import io.aftersales.ports.repositories.Awaited;
import io.aftersales.ports.texts.CaseProgress;
import io.aftersales.ports.texts.Texts;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.Party;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words for the codes of answers: those of the library, and the shop's own where it has none. */
final class CodeWords {
    /** The constants that a page shows; others have a sentence beside them, or are for programs. */
    private static final List<Class<? extends Enum<?>>> CODES = List.of(
            Action.class,
            Awaited.What.class,
            Bodies.Channel.class,
            CaseKind.class,
            CaseProgress.Turn.class,
            CaseStatus.class,
            CaseView.Progress.class,
            CaseView.TopUp.State.class,
            CaseWait.Then.class,
            Fault.class,
            GoodsStop.Partner.class,
            GoodsStop.State.class,
            InboundState.class,
            JdbcTopUps.State.class,
            JournalDays.Flow.class,
            Offer.State.class,
            OpenPayments.Progress.class,
            OrderState.class,
            ParkedResolution.class,
            Party.class,
            Priority.class,
            RefundDestination.class,
            RefundPart.Purpose.class,
            RefundPart.State.class,
            Release.class,
            ReturnMethod.class,
            Role.class,
            Route.class,
            ShippingChoice.class,
            ShopViews.Order.Sent.State.class,
            Shortfall.State.class,
            Stage.class,
            TenderKind.class,
            TicketStatus.class,
            WaitingEntry.Kind.class);

    private CodeWords() {}

    /** Returns the words by the name of the schema and the code. */
    static Map<String, Map<String, String>> in(Locale language) {
        Texts texts = Texts.in(language, ZoneOffset.UTC);
        var all = new LinkedHashMap<String, Map<String, String>>();
        for (Class<? extends Enum<?>> type : CODES) {
            String schema = ApiDescription.schemaOf(type);
            var words = new LinkedHashMap<String, String>();
            for (Enum<?> each : type.getEnumConstants()) {
                String known = texts.word(each);
                words.put(
                        each.name(),
                        known.equals(each.name())
                                ? Wording.word(schema + "." + each.name(), each.name(), language)
                                : known);
            }
            all.put(schema, words);
        }
        return all;
    }
}
