package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.review.RiskSignal;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.texts.CaseProgress;
import io.aftersales.ports.texts.Texts;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Whole lives in a shop that hides something at every turn, looked at by the buyer after each step. */
class BuyersViewTest {
    /** Part of everything the shop keeps to itself. */
    private static final String SECRET = "hidden";

    private static final Actor AGENT = Actor.agent("hidden-ada");
    private static final Actor REVIEWER = Actor.reviewer("hidden-rita");
    private static final Actor SECOND = Actor.supervisor("hidden-sam");
    private static final Actor INSPECTOR = Actor.inspector("hidden-ivan");
    private static final Actor FINANCE = Actor.finance("hidden-fay");
    private static final OrderId ORDER = OrderId.of("1001");

    private final Bench bench = new Bench(ShopPolicy.STANDARD.with(CasePolicy.builder()
            .namespace("hidden")
            .fourEyesAbove(Money.of("10.00", "CNY"))
            .rules(new ReviewRules(
                    List.of(new ReviewRule("HIDDEN_RULE", new Criterion.Always(), RuleAction.person("hidden-fraud"))),
                    List.of(new RiskSignal("HIDDEN_SIGNAL", new Criterion.Always(), 77))))
            .build()));

    private CaseFile looked(CaseId id) {
        CaseFile file = bench.desks.files().file(BUYER, id).get();
        var found =
                bench.desks.files().search(BUYER, CaseQuery.ofOrder(id.order())).get();
        assertThat(file + "\n" + found).doesNotContainIgnoringCase(SECRET, "Seen[", "risk", "R1", "R2");
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            Texts texts = Texts.in(language, ZoneOffset.UTC);
            assertThat(CaseProgress.of(file.subject(), file.timeline(), texts).toText(texts))
                    .doesNotContainIgnoringCase(SECRET, "null", "{");
        }
        return file;
    }

    private CaseId returned() {
        bench.buyers.put(BUYER.id(), BuyerFacts.of(9, 5, 4, 3));
        return bench.opened(SampleOrders.delivered("1001"), CaseKind.RETURN_REFUND, ItemAsked.of("A", 2, "NOT_LIKED"));
    }

    @Test
    void aReturnThatIsAskedAboutApprovedByTwoInspectedAndPaidByHand() {
        CaseId id = returned();
        looked(id);
        assertThat(bench.subject(id).review().verdict().toString()).contains("HIDDEN_RULE", "HIDDEN_SIGNAL");
        bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Which colour?"))
                .get();
        bench.send(new Commands.ProvideInfo(Request.of(bench.next(), BUYER), id, "Blue", List.of()))
                .get();
        assertThat(looked(id).subject().messages())
                .extracting(message -> message.by() + " " + message.text())
                .containsExactly("SHOP Which colour?", "BUYER Blue");
        bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id))
                .get();
        assertThat(looked(id).subject().approved())
                .as("one of two persons has approved")
                .isNull();
        bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), SECOND), id))
                .get();
        assertThat(looked(id).subject().approved()).isEqualTo(Money.of("40.00", "CNY"));
        bench.send(Commands.ReportPosted.of(Request.of(bench.next(), BUYER), id, "SF", "SF-7"))
                .get();
        looked(id);
        bench.send(Commands.ReceiveReturn.arrived(Request.of(bench.next(), INSPECTOR), id))
                .get();
        looked(id);
        var refuse = new Behaviour.Refuse("HIDDEN_FAILURE", Answer.Retry.NEVER);
        bench.payments.next(refuse, refuse);
        bench.send(new Commands.InspectReturn(
                        Request.of(bench.next(), INSPECTOR),
                        id,
                        null,
                        List.of(new FoundUnits(
                                LineId.of("A"), Grade.GOOD.code(), 2, "hidden note on the buyer", List.of())),
                        true,
                        null,
                        "hidden surplus"))
                .get();
        assertThat(bench.timeline(id)).contains("REFUND_PART_FAILED", "REFUND_REROUTED");
        looked(id);
        bench.send(Commands.ConfirmOffline.paid(
                        Request.of(bench.next(), FINANCE), id, TenderId.of("CARD"), "hidden-bank-1"))
                .get();
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(looked(id).subject().refund().total()).isEqualTo(4_000);
        assertThat(bench.subject(id).toString()).contains("hidden-bank-1");
    }

    @Test
    void aRefundThatIsTakenBackAndOneThatWasMadeElsewhere() {
        CaseId id = bench.cancelling("1001", 1);
        bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id))
                .get();
        bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), SECOND), id))
                .get();
        looked(id);
        var key = bench.subject(id).refund().parts().get(0).key();
        bench.desks.outcomes().report(ORDER, key, new Answer.Reversed("hidden-reversal"));
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUND_FAILED);
        looked(id);
        bench.send(new Commands.RecordExternalRefund(
                        Request.of(bench.next(), FINANCE),
                        ORDER,
                        TenderId.of("CARD"),
                        Money.of("5.00", "CNY"),
                        "hidden-chargeback",
                        SampleOrders.NOON))
                .get();
        assertThat(bench.timeline(id)).contains("EXTERNAL_REFUND_RECORDED");
        looked(id);
    }

    @Test
    void aCompensationWhoseReasonIsWrittenForColleagues() {
        bench.orders.put(SampleOrders.delivered("1001"));
        bench.rewards.grantsPoints(1, Currency.getInstance("CNY"));
        CaseId id = bench.send(Commands.GiveGoodwill.ofGifts(
                        Request.of(bench.next(), AGENT),
                        ORDER,
                        List.of(new Gift.Points(900)),
                        "hidden: a difficult buyer"))
                .get()
                .caseId();
        assertThat(bench.desks.files().file(BUYER, id).isLeft()).isTrue();
        bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id))
                .get();
        CaseFile file = looked(id);
        assertThat(file.subject().description()).isEmpty();
        assertThat(file.subject().gifts())
                .extracting(gift -> gift.gift().toString())
                .containsExactly("900 points");
    }

    @Test
    void aRejectionTellsItsReasonAndNotWhoRejected() {
        CaseId id = returned();
        bench.send(new Commands.RejectCase(Request.of(bench.next(), REVIEWER), id, "The goods were worn."))
                .get();
        assertThat(looked(id).subject().rejection()).isEqualTo("The goods were worn.");
    }
}
