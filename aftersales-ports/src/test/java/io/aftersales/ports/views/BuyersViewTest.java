package io.aftersales.ports.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.ApprovalTerms;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.CaseWait;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.cases.Replacement;
import io.aftersales.domain.cases.Replacement.PriceDifference;
import io.aftersales.domain.cases.Review;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.ExchangeTotal;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Place;
import io.aftersales.ports.texts.CaseProgress;
import io.aftersales.ports.texts.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a buyer's view holds of a case, asked of a case and of events whose every text is known by the place it stands at. */
class BuyersViewTest {
    private static final Pattern TEXT = Pattern.compile("<([\\w.-]+)>");

    /** The places of a case whose texts a buyer may read. All others are the shop's. */
    private static final Set<String> FOR_BUYERS = Set.of(
            "id.order.value",
            "submission.buyer",
            "submission.description",
            "submission.items.line.value",
            "submission.items.sku",
            "submission.items.wantedSku",
            "submission.items.reason.code",
            "submission.evidence.id",
            "submission.evidence.hash",
            "submission.evidence.mediaType",
            "submission.remarks.text",
            "review.rejection",
            "inbounds.units.line.value",
            "inbounds.warehouse",
            "inbounds.code",
            "inbounds.label.carrier",
            "inbounds.label.trackingNumber",
            "inbounds.posting.carrier",
            "inbounds.posting.trackingNumber",
            "inspection.findings.line.value",
            "inspection.accepted.line.value",
            "inspection.failure",
            "replacement.goods.line.value",
            "replacement.goods.sku",
            "replacement.dispatch.carrier",
            "replacement.dispatch.trackingNumber",
            "refund.breakdown.tenders.id.value",
            "refund.breakdown.lines.line.value",
            "refund.breakdown.charges.id",
            "refund.breakdown.charges.kind.code",
            "refund.breakdown.taxes.rate",
            "refund.breakdown.steps.subject",
            "refund.breakdown.steps.detail",
            "refund.parts.tender.id.value",
            "refund.gifts.gift.of");

    private static final Set<String> EVENT_FACTS_FOR_BUYERS = Set.of("carrier", "trackingNumber", "coupon");

    /** The texts in a buyer's progress: those of events, and where the goods go that the buyer has to send. */
    private static final Set<String> IN_PROGRESS = Stream.concat(
                    EVENT_FACTS_FOR_BUYERS.stream(),
                    Stream.of("inbounds.units.line.value", "inbounds.warehouse", "inbounds.code"))
            .collect(Collectors.toSet());

    static Stream<AfterSalesCase> cases() {
        return IntStream.range(0, 20)
                .mapToObj(variant -> new Specimen(path -> "<" + path + ">", variant).of(AfterSalesCase.class))
                .map(each ->
                        with(each, each.submission(), inbounds(each.inbounds().get(0))));
    }

    /** A parcel that did not reach the buyer, goods with a label that the buyer has not posted, and goods that the buyer has posted. */
    private static List<Inbound> inbounds(Inbound it) {
        return List.of(
                inbound(1, it.parcel(), it, it.posting()),
                inbound(2, null, it, null),
                inbound(3, null, it, it.posting()));
    }

    private static Inbound inbound(int number, @Nullable Place parcel, Inbound it, Inbound.@Nullable Posting posting) {
        return new Inbound(
                number,
                parcel,
                it.warehouse(),
                it.units(),
                it.method(),
                it.code(),
                it.state(),
                it.waiting(),
                it.deadline(),
                it.label(),
                posting,
                it.arrival(),
                it.findings(),
                it.counted(),
                it.inspected(),
                it.sendBack());
    }

    private static Set<String> texts(Object view) {
        return TEXT.matcher(view.toString().replace(Specimen.KEY, "<effect-key>"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noTextOfTheShopIsInABuyersViewOfACase(AfterSalesCase subject) {
        assertThat(texts(CaseView.forBuyer(subject, List.of()))).isSubsetOf(FOR_BUYERS);
    }

    @Test
    void everyTextThatABuyerMayReadIsInSomeView() {
        assertThat(cases().flatMap(each -> Stream.concat(
                        texts(CaseView.forBuyer(each, List.of())).stream(),
                        texts(CaseView.forBuyer(withoutCompensation(each), List.of())).stream())))
                .containsAll(FOR_BUYERS);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theStaffSeeTheWholeCase(AfterSalesCase subject) {
        CaseView view = CaseView.forStaff(subject, List.of());
        assertThat(view.whole()).containsSame(subject);
        assertThat(texts(view)).contains("review.verdict.rule", "refund.parts.reference");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noTextOfTheShopIsInABuyersTimelineOrProgress(AfterSalesCase subject) {
        for (Class<?> type : Specimen.records(CaseEvent.class)) {
            CaseEvent event = (CaseEvent) new Specimen(path -> "<" + path + ">", 0).of(type);
            var entry = new TimelineEntry(
                    subject.id(),
                    1,
                    event,
                    null,
                    subject.status(),
                    Actor.reviewer("<actor>"),
                    subject.submission().at());
            List<TimelineView> shown = TimelineView.forBuyer(subject, List.of(entry));
            assertThat(texts(shown)).as(event.code()).isSubsetOf(EVENT_FACTS_FOR_BUYERS);
            for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                Texts texts = Texts.in(language, ZoneOffset.UTC);
                String fromCase =
                        CaseProgress.of(subject, List.of(entry), texts).toText(texts);
                assertThat(texts(fromCase)).as(event.code()).isSubsetOf(IN_PROGRESS);
                assertThat(CaseProgress.of(
                                        CaseView.forStaff(subject, List.of()),
                                        TimelineView.forStaff(subject, List.of(entry)),
                                        texts)
                                .toText(texts))
                        .as("the progress is the buyer's, whoever looks")
                        .isEqualTo(fromCase);
            }
        }
    }

    @Test
    void anApprovalTellsItsAmountOnlyWhereMoneyIsPaid() {
        for (AfterSalesCase subject : cases().toList()) {
            CaseEvent approved = new Specimen(path -> path, 0).of(CaseEvent.CaseApproved.class);
            var entry = new TimelineEntry(
                    subject.id(),
                    1,
                    approved,
                    null,
                    subject.status(),
                    Actor.SYSTEM,
                    subject.submission().at());
            boolean tells = TimelineView.forBuyer(subject, List.of(entry))
                    .get(0)
                    .facts()
                    .containsKey("amount");
            assertThat(tells).isEqualTo(!subject.kind().sendsGoods());
            if (subject.kind() == CaseKind.EXCHANGE || subject.kind() == CaseKind.RESHIP) {
                assertThat(CaseView.forBuyer(subject, List.of()).approved()).isNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ASKED, OPEN, true",
        "CANCELLING, OPEN, true",
        "PAID, PAID, false",
        "CANCELLED, ENDED, false",
        "PAID_LATE, ENDED, false",
        "TAKEN_BACK, ENDED, false"
    })
    void aBuyerSeesWhatIsToBePaidOnTopAndUntilWhen(
            PriceDifference.State here, CaseView.TopUp.State seen, boolean isAwaited) {
        Instant until = Instant.parse("2026-03-01T12:00:00Z");
        CaseView view = CaseView.forBuyer(exchanging(here, new EffectKey("as-1-1-topup-0"), until), List.of());
        assertThat(Objects.requireNonNull(view.replacement()).topUp())
                .isEqualTo(new CaseView.TopUp(Money.of("15.00", "CNY"), seen, isAwaited ? until : null));
    }

    @Test
    void aBuyerWhoPaysNothingOnTopSeesNoRequest() {
        CaseView view =
                CaseView.forBuyer(exchanging(PriceDifference.State.NOTHING_ASKED, null, Instant.EPOCH), List.of());
        assertThat(Objects.requireNonNull(view.replacement()).topUp()).isNull();
    }

    private static AfterSalesCase exchanging(PriceDifference.State state, @Nullable EffectKey key, Instant until) {
        AfterSalesCase it = new Specimen(path -> "x", 1).of(AfterSalesCase.class);
        var difference = new PriceDifference(ExchangeTotal.of(1_500), key, null, state, null, List.of());
        var goods = new Replacement(
                List.of(),
                new EffectKey("as-1-1-reserve-0"),
                Replacement.Stock.RESERVED,
                difference,
                Replacement.Shipment.NOT_YET);
        var review = new Review(
                null, null, null, ApprovalTerms.BY_POLICY, Money.of("30.00", "CNY"), "", "", null, null, null);
        return new AfterSalesCase(
                it.id(),
                CaseKind.EXCHANGE,
                CaseStatus.AWAITING_TOP_UP,
                it.version(),
                it.namespace(),
                it.submission(),
                it.holds(),
                review,
                List.of(),
                null,
                null,
                goods,
                List.of(),
                it.refund(),
                List.of(),
                new CaseWait(Instant.EPOCH, until, CaseWait.Then.MOVE),
                it.attention(),
                null,
                null,
                null,
                Set.of(),
                it.events(),
                it.effects());
    }

    private static AfterSalesCase withoutCompensation(AfterSalesCase it) {
        var asked = it.submission();
        var plain = new Submission(
                asked.buyer(),
                asked.openedBy(),
                asked.at(),
                asked.orderedAt(),
                asked.items(),
                asked.whole(),
                asked.goodsAreHere(),
                asked.refundTo(),
                asked.exception(),
                asked.description(),
                asked.evidence(),
                asked.remarks(),
                null);
        return with(it, plain, it.inbounds());
    }

    private static AfterSalesCase with(AfterSalesCase it, Submission asked, List<Inbound> inbounds) {
        return new AfterSalesCase(
                it.id(),
                it.kind(),
                it.status(),
                it.version(),
                it.namespace(),
                asked,
                it.holds(),
                it.review(),
                inbounds,
                it.advance(),
                it.inspection(),
                it.replacement(),
                it.stops(),
                it.refund(),
                it.parked(),
                it.waiting(),
                it.attention(),
                it.endedAt(),
                it.closing(),
                it.score(),
                it.staff(),
                it.events(),
                it.effects());
    }
}
