package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.INSPECTOR;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.texts.CaseProgress;
import io.aftersales.ports.texts.CaseProgress.Turn;
import io.aftersales.ports.texts.EventText;
import io.aftersales.ports.texts.Names;
import io.aftersales.ports.texts.RefundTable;
import io.aftersales.ports.texts.RefundTable.Sort;
import io.aftersales.ports.texts.Texts;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a buyer sees of a case, in both languages. */
class CaseProgressTest {
    private static final Texts ENGLISH = Texts.in(Locale.UK, ZoneOffset.UTC);
    private static final Texts CHINESE = Texts.in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC);

    private final Bench bench = new Bench();

    private CaseProgress progress(CaseId id, Texts texts) {
        return CaseProgress.of(bench.subject(id), bench.storage.timeline(id), texts);
    }

    private static List<String> steps(CaseProgress progress) {
        return progress.steps().stream().map(CaseProgress.Step::text).toList();
    }

    private CaseId returned() {
        return bench.opened(SampleOrders.delivered("1001"), CaseKind.RETURN_REFUND, ItemAsked.of("A", 2, "NOT_LIKED"));
    }

    private void received(CaseId id) {
        bench.send(Commands.ReceiveReturn.arrived(Request.of(bench.next(), INSPECTOR), id))
                .get();
        bench.send(Commands.InspectReturn.complete(
                        Request.of(bench.next(), INSPECTOR), id, List.of(FoundUnits.of("A", Grade.GOOD, 2))))
                .get();
    }

    @Test
    void tellsWhatHappenedAndWhoseTurnItIsAtEveryStep() {
        CaseId id = returned();
        assertThat(progress(id, ENGLISH).next())
                .isEqualTo(new CaseProgress.NextStep(Turn.SHOP, "We are reviewing your application.", null));
        bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Which colour?"))
                .get();
        CaseProgress.NextStep asked = progress(id, ENGLISH).next();
        assertThat(asked.whose()).isEqualTo(Turn.BUYER);
        assertThat(asked.by()).isEqualTo(bench.subject(id).waiting().dueAt());
        bench.send(new Commands.ProvideInfo(Request.of(bench.next(), BUYER), id, "The blue one", List.of()))
                .get();
        bench.approved(id);
        CaseProgress.NextStep back = progress(id, ENGLISH).next();
        assertThat(back.by()).isEqualTo(Bench.noon().plus(Duration.ofDays(7)));
        assertThat(back.text())
                .startsWith("Please send the goods back. Once we have accepted them, we will refund up to CN¥");
        received(id);

        CaseProgress end = progress(id, ENGLISH);
        assertThat(end.next()).isEqualTo(new CaseProgress.NextStep(Turn.NONE, "Your refund is complete.", null));
        assertThat(steps(end).get(0)).isEqualTo("You applied.");
        assertThat(steps(end))
                .contains("We asked you a question.", "You answered our question.", "The goods were accepted.");
        assertThat(steps(end).get(steps(end).size() - 1)).startsWith("The refund of CN¥");
        assertThat(end.steps()).extracting(CaseProgress.Step::at).isSorted();
        assertThat(end.toText(ENGLISH)).endsWith("→ Your refund is complete.\n").doesNotContain("blue", "colour");
    }

    @Test
    void saysThatGoodsAreOnTheirWayOnlyOnceTheyHaveLeft() {
        CaseId id = CommandSample.reshipping(bench);
        assertThat(progress(id, ENGLISH).next().text()).isEqualTo("We are packing your goods to send them again.");
        bench.send(new Commands.ReportShipped(Request.of(bench.next(), INSPECTOR), id, "SF", "SF-9"))
                .get();
        assertThat(progress(id, ENGLISH).next().text()).isEqualTo("Your goods are on their way again.");
    }

    @Test
    void anOfferOfGoodsThatStaySaysSo() {
        CaseId id = returned();
        bench.send(new Commands.MakeOffer(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id)
                        .agreedOn(Money.ofMinor(1500, "CNY"))
                        .keepingGoods()))
                .get();
        assertThat(progress(id, ENGLISH).next().text())
                .startsWith("We offer you a refund of CN¥15.00, and you keep the goods.");
    }

    @Test
    void theSameInChinese() {
        CaseId id = returned();
        bench.approved(id);
        received(id);

        CaseProgress progress = progress(id, CHINESE);
        assertThat(progress.next().text()).isEqualTo("您的退款已完成。");
        assertThat(steps(progress)).startsWith("您提交了售后申请。").contains("验货通过。");
        assertThat(progress.steps())
                .extracting(CaseProgress.Step::code)
                .isEqualTo(progress(id, ENGLISH).steps().stream()
                        .map(CaseProgress.Step::code)
                        .toList());
    }

    @Test
    void aCompensationIsToldWithoutAnApplicationAndGiftsWithoutMoney() {
        bench.orders.put(SampleOrders.delivered("1001"));
        bench.rewards.grantsPoints(1, Currency.getInstance("CNY"));
        List<Gift> points = List.of(new Gift.Points(1_500));
        CaseId id = bench.send(Commands.GiveGoodwill.ofGifts(
                        Request.of(bench.next(), Bench.AGENT), OrderId.of("1001"), points, "Late"))
                .get()
                .caseId();
        assertThat(progress(id, ENGLISH).toText(ENGLISH)).isEqualTo("→ We are considering how to make up for it.\n");
        bench.approved(id);
        assertThat(steps(progress(id, ENGLISH)))
                .containsExactly("You get a compensation.", "You received 1500 points.");
        assertThat(progress(id, ENGLISH).next().text()).isEqualTo("Your compensation was granted.");
        assertThat(steps(progress(id, CHINESE))).containsExactly("您将获得补偿。", "您已获得 1500 积分。");
    }

    @Test
    void whatGoesOnInsideTheShopIsNotShown() {
        bench.payments.next(new Behaviour.Refuse("CLOSED", Answer.Retry.NEVER));
        CaseId id = bench.refunded("1001", 1);

        assertThat(bench.timeline(id)).contains("FULFILMENT_STOP_ANSWERED", "REFUND_PART_FAILED", "REFUND_REROUTED");
        assertThat(progress(id, ENGLISH).steps())
                .extracting(CaseProgress.Step::code)
                .containsExactly(
                        "CASE_SUBMITTED",
                        "CASE_APPROVED",
                        "FULFILMENT_STOP_ASKED",
                        "REFUND_STARTED",
                        "REFUND_PART_PAID",
                        "REFUND_SETTLED");
    }

    @Test
    void aRefundIsATableThatAddsUp() {
        bench.orders.put(SampleOrders.deliveredWithPoints("1001"));
        CaseId id = bench.opened(
                SampleOrders.deliveredWithPoints("1001"), CaseKind.RETURN_REFUND, ItemAsked.of("A", 2, "NOT_LIKED"));
        bench.approved(id);
        received(id);
        RefundBreakdown refund =
                Objects.requireNonNull(bench.subject(id).refund().breakdown());

        RefundTable table = RefundTable.of(refund, ENGLISH);
        assertThat(sum(table, Sort.PART)).isEqualTo(sum(table, Sort.TOTAL)).isEqualTo(sum(table, Sort.TENDER));
        assertThat(sum(table, Sort.TOTAL)).isEqualTo(refund.amount());
        assertThat(table.toText(ENGLISH).lines().mapToInt(String::length).distinct())
                .as("amounts stand below each other")
                .hasSize(1);
        assertThat(RefundTable.of(refund, CHINESE).rows())
                .extracting(RefundTable.Row::amount)
                .isEqualTo(table.rows().stream().map(RefundTable.Row::amount).toList());
        assertThat(RefundTable.of(refund, CHINESE).toText(CHINESE))
                .contains("合计")
                .contains("积分");
    }

    private static Money sum(RefundTable table, Sort sort) {
        return table.rows().stream()
                .filter(row -> row.sort() == sort)
                .map(RefundTable.Row::amount)
                .reduce(Money.ofMinor(0, "CNY"), Money::plus);
    }

    /** Of 100.00, 80.00 were collected: a refund of 60.00 pays 40.00, and 20.00 need not be collected any more. */
    @Test
    void ofAnOrderThatIsPartlyCollectedTheBuyerReadsWhatIsPaid() {
        CaseId id = bench.opened(
                SampleOrders.depositPaid("1001", 8_000), CaseKind.REFUND_ONLY, ItemAsked.of("A", 3, "NOT_LIKED"));
        bench.approved(id);
        bench.desks.runner().runDue(bench.clock.instant(), 100);

        assertThat(steps(progress(id, ENGLISH)))
                .containsExactly(
                        "You applied.",
                        "Approved: CN¥40.00 will be refunded.",
                        "We asked the warehouse to keep the goods back.",
                        "CN¥40.00 is being refunded.",
                        "CN¥40.00 was paid back.",
                        "The refund of CN¥40.00 is complete.");
    }

    @Test
    void goodsThatAreToBeSentBackHaveTheNamesThatTheHostGives() {
        CaseId id =
                bench.opened(SampleOrders.delivered("1001"), CaseKind.RETURN_REFUND, ItemAsked.of("A", 2, "NOT_LIKED"));
        bench.approved(id);
        bench.send(Commands.ReportPosted.of(Request.of(bench.next(), BUYER), id, "SF", "SF-1"))
                .get();
        Names names = (thing, name) -> thing + ":" + name;

        assertThat(EventText.of(bench.storage.timeline(id).get(0).event(), ENGLISH.naming(names)))
                .isEqualTo("Application for return and refund: 2 × LINE:A (not liked).");
    }
}
