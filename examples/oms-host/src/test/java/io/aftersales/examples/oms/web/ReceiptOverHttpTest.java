package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.ports.repositories.Awaited;
import io.aftersales.ports.repositories.Awaited.What;
import io.aftersales.ports.repositories.Receipt;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A receipt over HTTP, which buyers read as well as staff. */
class ReceiptOverHttpTest {
    private static final Instant UNTIL = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @EnumSource(What.class)
    void tellsTheEndOfAWaitOnlyWhereTheBuyerHasToAct(What what) {
        var receipt = new Receipt(
                CommandId.of("c-1"),
                "0".repeat(64),
                CaseId.parse("1001.1"),
                CaseStatus.PENDING_REVIEW,
                1,
                Money.ofMinor(0, "CNY"),
                new Awaited(what, UNTIL));

        Awaited told = Views.Decided.of(receipt).next();

        assertThat(told).isEqualTo(new Awaited(what, what.party() == Awaited.Party.BUYER ? UNTIL : null));
    }
}
