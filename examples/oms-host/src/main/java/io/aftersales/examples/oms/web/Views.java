package io.aftersales.examples.oms.web;

import io.aftersales.domain.analytics.Counts;
import io.aftersales.domain.analytics.Durations;
import io.aftersales.domain.analytics.Figures;
import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.analytics.Ratio;
import io.aftersales.domain.analytics.ServiceFigures;
import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.ApprovalTerms;
import io.aftersales.domain.cases.GiftGrant;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.cases.Offer;
import io.aftersales.domain.cases.Permissions;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.cases.Shortfall;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.RefundQuote;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.repositories.Awaited;
import io.aftersales.ports.repositories.CaseCount;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.texts.CaseProgress;
import io.aftersales.ports.texts.EventText;
import io.aftersales.ports.texts.RefundTable;
import io.aftersales.ports.texts.Texts;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.TimelineView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Response bodies. Amounts are {@link Amount}s, ids are strings, moments are ISO 8601. */
final class Views {
    /** The most items that a list answers at once. */
    static final int MOST_ITEMS = 1000;

    private Views() {}

    /**
     * Amount of money as answers write it.
     *
     * @param amount the amount in the currency, with its decimals, such as 12.30
     * @param minor the same amount in minor units, such as 1230
     * @param currency the code of the currency, such as CNY
     */
    record Amount(
            @Schema(pattern = "^-?[0-9]+([.][0-9]+)?$", example = "12.30")
            String amount,

            @Schema(example = "1230") long minor,

            @Schema(pattern = "^[A-Z]{3}$", example = "CNY") String currency) {
        static Amount of(Money money) {
            return new Amount(
                    money.toDecimal().toPlainString(),
                    money.minor(),
                    money.currency().getCurrencyCode());
        }
    }

    /**
     * Answer to a webhook.
     *
     * @param news whether it told something new
     */
    record Noted(boolean news) {}

    /**
     * Part of a list.
     *
     * @param items the items, at most as many as the limit of the request
     * @param next what to send as {@code after} to get the items that follow; null when there are none
     */
    record Page<T>(List<T> items, @Nullable String next) {
        /** Returns the part of a list that was read as far as the limit: when it is full, more may follow its last item. */
        static <S, T> Page<T> read(List<S> items, int limit, Function<S, T> view, Function<S, String> place) {
            return new Page<>(
                    items.stream().map(view).toList(),
                    items.size() < limit ? null : place.apply(items.get(items.size() - 1)));
        }

        /** Returns a part of a whole list: what follows an item of it. */
        static <S, T> Page<T> cut(
                List<S> all, @Nullable String after, int limit, Function<S, T> view, Function<S, String> place) {
            int start = 0;
            if (after != null) {
                start = all.stream().map(place).toList().indexOf(after) + 1;
                if (start == 0) {
                    throw new Malformed("after", InputFault.NOT_IN_LIST);
                }
            }
            int end = Math.min(all.size(), start + limit);
            List<T> items = all.subList(start, end).stream().map(view).toList();
            return new Page<>(items, end == all.size() ? null : place.apply(all.get(end - 1)));
        }
    }

    /**
     * Numbers of cases.
     *
     * @param total the number of all cases that meet the criteria
     * @param counts the numbers of each kind in each status; what there is none of is left out
     */
    record CaseCounts(long total, List<CaseCount> counts) {
        static CaseCounts of(List<CaseCount> counts) {
            return new CaseCounts(counts.stream().mapToLong(CaseCount::cases).sum(), counts);
        }
    }

    /**
     * Receipt of a command: the status and version of its case after the command, the refund it booked, and what the case waits for. The
     * end of a wait is told where the buyer has to act; the moment of an alarm is for staff, who find it on the case.
     */
    record Decided(String caseId, CaseStatus status, long version, Money booked, Awaited next) {
        static Decided of(Receipt receipt) {
            Awaited.What what = receipt.next().what();
            Instant until = what.party() == Awaited.Party.BUYER ? receipt.next().until() : null;
            return new Decided(
                    receipt.caseId().toString(),
                    receipt.status(),
                    receipt.version(),
                    receipt.booked(),
                    new Awaited(what, until));
        }
    }

    /**
     * Case as its reader may see it.
     *
     * @param kindWords the kind in the reader's language
     * @param statusWords the status in the reader's language
     * @param items the units that the case is about, with their names
     * @param amount what was refunded, else the refund for which the case was approved; null before, and where goods go out instead
     * @param endedAt when the case reached its end; null while it is open
     * @param changedAt when the newest event happened that the reader may see
     * @param refundTo where the money goes
     * @param offer the last offer that the shop made to the buyer; null when there was none
     * @param returns the goods that the buyer sends back, one entry for each destination
     * @param deadline until when the buyer has to act; null when the case does not wait for the buyer
     * @param staff the details for staff; null for a buyer
     */
    record Case(
            String id,
            CaseKind kind,
            String kindWords,
            CaseStatus status,
            String statusWords,
            String buyer,
            Instant openedAt,
            @Nullable Instant endedAt,
            Instant changedAt,
            List<CaseViews.Claimed> items,
            @Nullable Money amount,
            RefundDestination refundTo,
            @Nullable OfferMade offer,
            List<Paid> refund,
            List<Given> gifts,
            List<CaseView.ReturnParcel> returns,
            @Nullable Instant deadline,
            long version,
            @Nullable ForStaff staff) {
        static Case of(CaseView subject, Texts texts, Catalog catalog, Locale language) {
            return new Case(
                    subject.id().toString(),
                    subject.kind(),
                    texts.word(subject.kind()),
                    subject.status(),
                    texts.word(subject.status()),
                    subject.buyer(),
                    subject.openedAt(),
                    subject.endedAt(),
                    subject.changedAt(),
                    CaseViews.Claimed.of(subject, catalog, language),
                    subject.refund() == null
                            ? subject.approved()
                            : subject.refund().amount(),
                    subject.refundTo(),
                    OfferMade.of(subject.offer()),
                    subject.payments().stream().map(Paid::of).toList(),
                    subject.gifts().stream().map(Given::of).toList(),
                    subject.returns(),
                    subject.deadline(),
                    subject.version(),
                    subject.whole().map(ForStaff::of).orElse(null));
        }
    }

    /**
     * Offer of the shop to the buyer.
     *
     * @param paid the amount that the buyer gets if the shop then accepts everything; zero for none
     * @param asked the amount that the buyer is asked to pay for an exchange; zero for none
     * @param until until when the buyer may answer
     */
    record OfferMade(Offer.State state, Terms terms, Money paid, Money asked, Instant until) {
        /** Terms of an approval; the shop's policy decides what is null. */
        record Terms(
                ShippingChoice shipping,
                Money fee,
                @Nullable Money agreed,
                @Nullable Money difference,
                @Nullable RefundDestination refundTo,
                @Nullable Release release,
                boolean keeping) {
            static Terms of(ApprovalTerms terms, Currency currency) {
                return new Terms(
                        terms.shipping(),
                        Money.ofMinor(terms.fee(), currency),
                        terms.agreed() == null ? null : Money.ofMinor(terms.agreed(), currency),
                        terms.difference() == null ? null : Money.ofMinor(terms.difference(), currency),
                        terms.refundTo(),
                        terms.release(),
                        terms.keeping());
            }
        }

        static @Nullable OfferMade of(CaseView.@Nullable Offered offer) {
            if (offer == null) {
                return null;
            }
            return new OfferMade(
                    offer.state(),
                    Terms.of(offer.terms(), offer.paid().currency()),
                    offer.paid(),
                    offer.asked(),
                    offer.until());
        }
    }

    /** Refund of money or points to one tender, and its progress. */
    record Paid(TenderId tender, Money amount, long points, Route route, CaseView.Progress progress) {
        static Paid of(CaseView.Payment payment) {
            return new Paid(payment.tender(), payment.amount(), payment.points(), payment.route(), payment.progress());
        }
    }

    /** Gift of a goodwill case, and its progress. */
    record Given(String gift, CaseView.Progress progress) {
        static Given of(CaseView.Given given) {
            return new Given(given.gift().toString(), given.progress());
        }
    }

    /** Details of a case that staff see and its buyer does not. */
    record ForStaff(
            List<PaymentSent> payments,
            List<GiftSent> gifts,
            List<GoodsStop> stops,
            List<Inbound> inbounds,
            String rule,
            @Nullable Integer risk,
            @Nullable OfShortfall shortfall,
            @Nullable Instant dueAt) {
        static ForStaff of(AfterSalesCase whole) {
            var verdict = whole.review().verdict();
            var advance = whole.advance();
            return new ForStaff(
                    whole.refund().parts().stream().map(PaymentSent::of).toList(),
                    whole.refund().gifts().stream().map(GiftSent::of).toList(),
                    whole.stops(),
                    whole.inbounds(),
                    whole.review().rule(),
                    verdict == null ? null : verdict.seen().risk(),
                    advance == null ? null : OfShortfall.of(advance.shortfall()),
                    whole.dueAt());
        }
    }

    /**
     * Payment to one tender, as staff see it.
     *
     * @param key the key under which it is sent to the provider
     * @param reference the provider's reference; empty before it was paid
     * @param failure the code of the last failure; empty where there was none
     * @param statedBy the member of the staff who stated that it was paid; null before, and where the provider reported it
     * @param owedAt the moment since when it is owed
     */
    record PaymentSent(
            RefundPart.Purpose purpose,
            TenderId tender,
            Money amount,
            long points,
            Route route,
            EffectKey key,
            RefundPart.State state,
            String reference,
            String failure,
            @Nullable Instant paidAt,
            @Nullable String statedBy,
            Instant owedAt) {
        static PaymentSent of(RefundPart part) {
            return new PaymentSent(
                    part.purpose(),
                    part.tender().id(),
                    part.amount(),
                    part.points(),
                    part.route(),
                    part.key(),
                    part.state(),
                    part.reference(),
                    part.failure(),
                    part.paidAt(),
                    part.statedBy() == null ? null : part.statedBy().id(),
                    part.owedAt());
        }
    }

    /** Gift as staff see it. */
    record GiftSent(String gift, EffectKey key, RefundPart.State state, String reference, String failure) {
        static GiftSent of(GiftGrant grant) {
            return new GiftSent(
                    grant.gift().toString(), grant.key(), grant.state(), grant.reference(), grant.failure());
        }
    }

    /** Shortfall: goods that were paid for before their inspection and did not come back, and what became of their amount. */
    record OfShortfall(
            List<Units> units, Shortfall.State state, Money amount, Money recovered, Money writtenOff, Money open) {
        static @Nullable OfShortfall of(@Nullable Shortfall shortfall) {
            return shortfall == null
                    ? null
                    : new OfShortfall(
                            shortfall.units(),
                            shortfall.state(),
                            Bodies.money(shortfall.amount()),
                            Bodies.money(shortfall.recovered()),
                            Bodies.money(shortfall.writtenOff()),
                            Bodies.money(shortfall.open()));
        }
    }

    /**
     * Line of a timeline.
     *
     * @param code the code of the event
     * @param words the text of the line, in the reader's language
     * @param status the status of the case after the event
     * @param by the side that acted; for staff, the actor
     * @param at when the event happened
     */
    record Event(String code, String words, CaseStatus status, String by, Instant at) {
        static Event of(TimelineView line, CaseView subject, Texts texts) {
            return line.whole()
                    .map(entry -> new Event(
                            line.code(),
                            EventText.of(entry.event(), texts),
                            line.status(),
                            entry.by().toString(),
                            line.at()))
                    .orElseGet(() -> new Event(
                            line.code(),
                            CaseProgress.text(subject, line, texts),
                            line.status(),
                            line.by().name(),
                            line.at()));
        }
    }

    /**
     * Case with its details and its timeline.
     *
     * @param allowed the actions that are allowed to the reader
     * @param payable whether the reader may pay the difference of the exchange now, as the buyer
     */
    record File(
            Case subject,
            CaseViews.Details details,
            List<Event> timeline,
            Collection<Action> allowed,
            boolean payable) {
        static File of(CaseFile file, Actor reader, Texts texts, Catalog catalog, Locale language) {
            return new File(
                    Case.of(file.subject(), texts, catalog, language),
                    CaseViews.Details.of(file, texts, catalog, language),
                    file.timeline().stream()
                            .map(line -> Event.of(line, file.subject(), texts))
                            .toList(),
                    file.allowed().stream().sorted().toList(),
                    isPayable(file.subject(), reader));
        }

        private static boolean isPayable(CaseView subject, Actor reader) {
            CaseView.NewGoods sent = subject.replacement();
            return sent != null
                    && sent.topUp() != null
                    && sent.topUp().state() == CaseView.TopUp.State.OPEN
                    && Permissions.allows(
                            reader.role(), Action.ANSWER_OFFER, subject.buyer().equals(reader.id()));
        }
    }

    /**
     * Refund that is not booked.
     *
     * @param total what the buyer would be entitled to
     * @param bonus the bonus on store credit beside the total; zero where there is none
     * @param refund the refund to the cent, as the case would tell it once it is booked
     */
    record Quote(Money total, Money bonus, CaseViews.Refund refund) {
        static Quote of(OrderId order, RefundQuote quote, @Nullable RefundDestination to, Texts texts) {
            RefundTable table = RefundTable.of(quote.breakdown(), to, texts);
            CaseViews.Refund refund = CaseViews.Refund.of(order, quote.breakdown(), table);
            return new Quote(refund.total(), quote.bonus(), refund);
        }
    }

    /**
     * Quote of an exchange.
     *
     * @param worth what was paid for the units that come back
     * @param value what the new goods count as
     * @param difference positive when the new goods are dearer
     * @param asked what the buyer will be asked for
     * @param paidBack what will be paid back, by tender in {@code tenders}
     * @param until until when it can be applied for; null when there is no window
     */
    record ExchangeOffer(
            Money worth,
            Money value,
            Money difference,
            Money asked,
            Money paidBack,
            Map<String, Money> tenders,
            @Nullable Instant until) {
        static ExchangeOffer of(ExchangeQuote quote) {
            var tenders = new LinkedHashMap<String, Money>();
            Currency currency = quote.worth().currency();
            quote.tenders().forEach(each -> tenders.put(each.id().value(), Money.ofMinor(each.amount(), currency)));
            return new ExchangeOffer(
                    quote.worth(),
                    quote.value(),
                    quote.difference(),
                    quote.asked(),
                    quote.paidBack(),
                    tenders,
                    quote.until());
        }
    }

    /**
     * Figures of a period; a figure without a value is null.
     *
     * @param ordersPlaced orders placed in the period
     * @param rate cases opened in the period, divided by the orders placed in it
     * @param cohortRate cases of the orders placed in the period, divided by these orders
     * @param all counts of the cases opened in the period
     * @param by the same counts by kind, reason, product, fault and month
     * @param handlingSeconds percentiles of the handling time in seconds, by percent
     * @param handlingSecondsBy the same percentiles by kind, reason, product, fault and month
     */
    record Figures(
            long ordersPlaced,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal cohortRate,
            Counted all,
            Map<Dimension, Map<String, Counted>> by,
            Map<Integer, Long> handlingSeconds,
            Map<Dimension, Map<String, Map<Integer, Long>>> handlingSecondsBy) {
        /** Counts of cases, with the money refunded in each currency. */
        record Counted(
                long cases,
                long open,
                long granted,
                long notGranted,
                long goodsKept,
                long units,
                List<Money> refunded,
                ServiceFigures service) {
            static Counted of(Counts counts) {
                return new Counted(
                        counts.cases(),
                        counts.open(),
                        counts.granted(),
                        counts.notGranted(),
                        counts.goodsKept(),
                        counts.units(),
                        counts.refunded().entrySet().stream()
                                .map(each -> Money.ofMinor(each.getValue(), each.getKey()))
                                .toList(),
                        counts.service());
            }
        }

        private static final int DECIMALS = 4;
        private static final List<Integer> PERCENTS = List.of(50, 90, 99);

        static Figures of(PeriodFigures period) {
            var opened = period.opened();
            var by = new EnumMap<Dimension, Map<String, Map<Integer, Long>>>(Dimension.class);
            opened.tookBy().forEach((dimension, values) -> {
                var each = new TreeMap<String, Map<Integer, Long>>();
                values.forEach((value, took) -> each.put(value, percentiles(took)));
                by.put(dimension, each);
            });
            var counted = new EnumMap<Dimension, Map<String, Counted>>(Dimension.class);
            opened.by().forEach((dimension, values) -> {
                var each = new TreeMap<String, Counted>();
                values.forEach((value, counts) -> each.put(value, Counted.of(counts)));
                counted.put(dimension, each);
            });
            return new Figures(
                    period.ordersPlaced(),
                    decimal(period.afterSalesPeriodRate()),
                    decimal(period.afterSalesCohortRate()),
                    Counted.of(opened.all()),
                    counted,
                    opened.handlingPercentile(100).isPresent() ? percentiles(opened.took()) : Map.of(),
                    by);
        }

        private static Map<Integer, Long> percentiles(Durations took) {
            var percentiles = new TreeMap<Integer, Long>();
            PERCENTS.forEach(percent -> percentiles.put(percent, took.handling().percentile(percent)));
            return percentiles;
        }

        private static @Nullable BigDecimal decimal(Optional<Ratio> rate) {
            return rate.map(each -> each.rounded(DECIMALS)).orElse(null);
        }
    }
}
