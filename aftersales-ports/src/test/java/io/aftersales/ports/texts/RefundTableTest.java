package io.aftersales.ports.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.ClaimedUnits;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rows of refunds: 2 mugs for 60.00, 1 pot for 100.00. */
class RefundTableTest {
    private static final Texts ENGLISH = Texts.in(Locale.UK, ZoneOffset.UTC);
    private static final Texts CHINESE = Texts.in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC);
    private static final LineId MUGS = LineId.of("A");

    private static Sale sale() {
        return Sale.of("1001", "CNY").with(OrderLine.of("A", "MUG", 2, 6_000), OrderLine.of("B", "POT", 1, 10_000));
    }

    private static OrderAccount account(Sale sale) {
        return OrderAccount.open(FrozenOrder.of(OrderSnapshot.of(sale).get(), RefundPolicy.STANDARD));
    }

    private static List<String> rows(RefundBreakdown refund, Texts texts) {
        return RefundTable.of(refund, texts).rows().stream()
                .map(row -> row.sort() + " " + row.label() + " " + row.amount().toDecimal())
                .toList();
    }

    @Test
    void whatIsDeductedForConditionStandsInARowOfItsOwn() {
        OrderAccount account = account(sale().paidBy(Tender.money("CARD", "CARD", 16_000)));
        var worn = RefundClaim.ofClaimed(List.of(ClaimedUnits.of(MUGS, 1).worthLess(30)));
        RefundBreakdown refund = account.quote(worn).get();

        assertThat(rows(refund, ENGLISH))
                .containsExactly(
                        "PART 1 × A 30.00",
                        "PART Deductions for condition -9.00",
                        "TOTAL Total 21.00",
                        "TENDER to CARD 21.00");
        assertThat(rows(refund, CHINESE))
                .containsExactly("PART A × 1 30.00", "PART 品相扣减 -9.00", "TOTAL 合计 21.00", "TENDER 退至 CARD 21.00");
    }

    /** Of 160.00, a deposit of 90.00 was taken: 70.00 is outstanding and need not be given back. */
    @Test
    void whatWasNeverCollectedIsToldBesideThePayout() {
        OrderAccount account =
                account(sale().paidBy(Tender.money("CARD", "CARD", 16_000).captured(9_000)));
        RefundBreakdown refund = account.quote(RefundClaim.of(Units.of("B", 1))).get();

        assertThat(rows(refund, ENGLISH))
                .containsExactly(
                        "PART 1 × B 100.00",
                        "TOTAL Total 100.00",
                        "TENDER never collected, not paid back 70.00",
                        "TENDER to CARD 30.00");
        assertThat(rows(refund, CHINESE))
                .containsExactly(
                        "PART B × 1 100.00", "TOTAL 合计 100.00", "TENDER 未曾收取，不再退还 70.00", "TENDER 退至 CARD 30.00");
    }

    @Test
    void chargesThatComeBackWithTheGoodsAndBesideThemStandInOneRow() {
        Charge bonus = Charge.of("BONUS", new ChargeKind("BONUS"), -1_600); // 6.00 of it on the mugs, 10.00 on the pot
        Charge wrap = Charge.of("WRAP", new ChargeKind("WRAP"), 500).on(LineId.of("B"));
        Charge insurance = Charge.of("CARE", new ChargeKind("CARE"), 200).comingBack(ComesBack.NEVER);
        OrderAccount account =
                account(sale().charged(bonus, wrap, insurance).paidBy(Tender.money("CARD", "CARD", 15_100)));
        RefundBreakdown refund = account.quote(RefundClaim.of(Units.of("B", 1))).get();

        assertThat(rows(refund, ENGLISH))
                .containsExactly(
                        "PART 1 × B 100.00", "PART Other charges -5.00", "TOTAL Total 95.00", "TENDER to CARD 95.00");
    }

    @Test
    void goodwillOnLinesIsOneRow() {
        OrderAccount account = account(sale().paidBy(Tender.money("CARD", "CARD", 16_000)));
        var context =
                new BookingContext(new CaseId(account.order(), 1), Actor.SYSTEM, Instant.parse("2026-03-01T12:00:00Z"));
        RefundBreakdown refund = account.goodwill(context, Goodwill.onLines(800, MUGS, LineId.of("B")))
                .get()
                .breakdown();

        assertThat(rows(refund, ENGLISH))
                .containsExactly("PART Compensation 8.00", "TOTAL Total 8.00", "TENDER to CARD 8.00");
    }

    @Test
    void productsAndWaysOfPaymentHaveTheNamesThatTheHostGives() {
        OrderAccount account = account(sale().paidBy(
                        Tender.money("CARD", "CARD", 15_000), Tender.of("GIFT", "GIFT", TenderKind.GIFT_CARD, 1_000)));
        RefundBreakdown refund = account.quote(RefundClaim.of(Units.of("B", 1))).get();
        Names names = (thing, id) -> Map.of("LINE B", "Teapot", "TENDER CARD", "card", "TENDER GIFT", "gift card")
                .getOrDefault(thing + " " + id, id);

        assertThat(rows(refund, ENGLISH.naming(names)))
                .containsExactly(
                        "PART 1 × Teapot 100.00",
                        "TOTAL Total 100.00",
                        "TENDER to card 93.75",
                        "TENDER to gift card 6.25");
    }

    @Test
    void moneyThatGoesToStoreCreditIsOneRowBesideTheGiftCard() {
        OrderAccount account = account(sale().paidBy(
                        Tender.money("CARD", "CARD", 7_000),
                        Tender.money("ALIPAY", "ALIPAY", 8_000),
                        Tender.of("GIFT", "GIFT", TenderKind.GIFT_CARD, 1_000)));
        RefundBreakdown refund = account.quote(RefundClaim.of(Units.of("B", 1))).get();

        assertThat(RefundTable.of(refund, RefundDestination.STORE_CREDIT, CHINESE)
                        .rows())
                .extracting(row -> row.label() + " " + row.amount().toDecimal())
                .containsExactly("B × 1 100.00", "合计 100.00", "退为店铺余额 93.75", "退至 GIFT 6.25");
    }
}
