package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.AccountRejection.CaptureKnown;
import io.aftersales.domain.refunds.AccountRejection.ExternalRefundKnown;
import io.aftersales.domain.refunds.AccountRejection.NothingOnReference;
import io.aftersales.domain.refunds.AccountRejection.QuantityExceeded;
import io.aftersales.domain.refunds.AccountRejection.UnknownLine;
import io.aftersales.domain.refunds.AccountRejection.UnknownTender;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection.Kind;
import io.aftersales.domain.shared.TenderId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountRejectionTest {
    private static final LineId LINE = LineId.of("A");

    @Test
    void saysWhatIsNotThere() {
        is(new UnknownLine(LINE), Kind.NOT_FOUND, "the order has no line A");
        is(new UnknownTender(TenderId.of("T9")), Kind.NOT_FOUND, "the order was not paid with the tender T9");
        is(new NothingOnReference("X-1"), Kind.NOT_FOUND, "no external refund X-1 is recorded");
    }

    @Test
    void saysWhatIsThereAlready() {
        is(new ExternalRefundKnown("X-1"), Kind.CONFLICT, "the external refund X-1 was recorded before");
        is(new CaptureKnown("C-1"), Kind.CONFLICT, "the capture C-1 was recorded before");
    }

    @Test
    void saysHowMuchWouldBePossible() {
        is(
                new AmountExceeded(Money.of("2.00", "CNY"), Money.of("1.00", "CNY")),
                Kind.POLICY,
                "CNY 2.00 asked, at most CNY 1.00 possible");
        var exceeded = new QuantityExceeded(LINE, 2, 1, Map.of("#1", 1L));
        is(exceeded, Kind.POLICY, "2 of line A asked, 1 left");
        assertThat(exceeded.facts())
                .isEqualTo(Map.of("line", LINE, "asked", 2L, "left", 1L, "elsewhere", Map.of("#1", 1L)));
    }

    private static void is(AccountRejection refusal, Kind kind, String message) {
        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.message()).isEqualTo(message);
    }
}
