package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.ScriptedTopUps.Request;
import org.junit.jupiter.api.Test;

/** What payments on top in memory do besides what all of them do. */
class ScriptedTopUpsTest {
    private static final CaseId CASE = new CaseId(OrderId.of("1001"), 1);
    private static final Money AMOUNT = Money.ofMinor(1_500, "CNY");
    private static final EffectKey ONE = new EffectKey("as-1001-1-topup-0");
    private static final EffectKey TWO = new EffectKey("as-1001-2-topup-0");
    private static final EffectKey CANCEL = new EffectKey("as-1001-1-untopup-0");

    private final ScriptedTopUps topUps = new ScriptedTopUps();

    private Answer request(EffectKey key) {
        return topUps.request(key, CASE, SampleOrders.BUYER, AMOUNT, SampleOrders.NOON);
    }

    private static Answer rejected(String code) {
        return new Answer.Rejected(code, Answer.Retry.NEVER);
    }

    @Test
    void remembersWhatBuyersWereAskedFor() {
        request(ONE);
        request(TWO);
        request(ONE);
        assertThat(topUps.requests())
                .containsExactly(
                        new Request(ONE, CASE, SampleOrders.BUYER, AMOUNT, SampleOrders.NOON),
                        new Request(TWO, CASE, SampleOrders.BUYER, AMOUNT, SampleOrders.NOON));
    }

    @Test
    void arePaidAtOnceWhenTheScriptSaysSo() {
        request(ONE);
        topUps.arePaidAtOnce();
        assertThat(request(TWO)).isEqualTo(new Answer.Succeeded("ALIPAY", "PAID-1"));
        assertThat(request(ONE)).isEqualTo(new Answer.Succeeded("ALIPAY", "PAID-2"));
        assertThat(request(TWO)).isEqualTo(new Answer.Succeeded("ALIPAY", "PAID-1"));
    }

    @Test
    void areRefusedForGood() {
        request(ONE);
        assertThat(topUps.refuses(ONE, "NO_FUNDS")).isEqualTo(rejected("NO_FUNDS"));
        assertThat(request(ONE)).isEqualTo(rejected("NO_FUNDS"));
        assertThat(topUps.pays(ONE, "ALIPAY")).isEqualTo(rejected("NO_FUNDS"));
        assertThat(topUps.cancel(CANCEL, CASE, ONE)).isInstanceOf(Answer.Succeeded.class);
        assertThat(request(ONE)).isEqualTo(rejected("NO_FUNDS"));
    }

    @Test
    void areNotRefusedAfterTheyWerePaid() {
        request(ONE);
        topUps.pays(ONE, "WECHAT");
        assertThat(topUps.refuses(ONE, "NO_FUNDS")).isEqualTo(new Answer.Succeeded("WECHAT", "PAID-1"));
    }

    @Test
    void canBePaidAlthoughTheyWereCancelled() {
        request(ONE);
        request(TWO);
        topUps.cancel(CANCEL, CASE, ONE);
        assertThat(topUps.pays(TWO, "ALIPAY")).isEqualTo(new Answer.Succeeded("ALIPAY", "PAID-1"));
        Answer late = new Answer.Succeeded("WECHAT", "PAID-2");
        assertThat(topUps.paysAnyway(ONE, "WECHAT"))
                .as("no two payments have one reference")
                .isEqualTo(late);
        assertThat(request(ONE)).isEqualTo(late);
        assertThat(topUps.cancel(CANCEL, CASE, ONE)).isEqualTo(rejected("ALREADY_PAID"));
    }
}
