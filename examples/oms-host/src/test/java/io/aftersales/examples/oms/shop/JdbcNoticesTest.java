package io.aftersales.examples.oms.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Role;
import io.aftersales.examples.oms.Postgres;
import io.aftersales.examples.oms.shop.JdbcNotices.Sent;
import io.aftersales.ports.gateways.Notices;
import io.aftersales.ports.tck.NoticesContract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcNoticesTest extends NoticesContract {
    private static final HikariDataSource POOL = Postgres.fresh();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final CaseId CASE = CaseId.parse("1.1");

    private final JdbcNotices notices = new JdbcNotices(JdbcClient.create(POOL), () -> NOON);

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Override
    protected Notices silentNotices() {
        Postgres.empty(POOL);
        return notices;
    }

    @Override
    protected long sent() {
        return notices.count();
    }

    @Test
    void aNoticeIsReadAsItWasSent() {
        Notice full = Notice.toBuyer(Notice.Kind.NOT_STOPPED, "ann")
                .about(Money.of("12.30", "CNY"))
                .until(NOON.plusSeconds(1))
                .because("LATE")
                .of(List.of(new Goods("MUG", 2), new Goods("POT", 1)));
        Notice plain = Notice.toGroup(Notice.Kind.TICKET_WAITING, "returns", "ann");
        notices.send(new EffectKey("as-1-1-notice-1"), CASE, full);
        notices.send(new EffectKey("as-1-1-notice-2"), CASE, plain);
        notices.send(new EffectKey("as-2-1-notice-1"), CaseId.parse("2.1"), plain);

        assertThat(notices.about(CASE, Role.REVIEWER))
                .containsExactly(new Sent(CASE, full, NOON), new Sent(CASE, plain, NOON));
        assertThat(notices.about(CASE, Role.BUYER)).containsExactly(new Sent(CASE, full, NOON));
    }
}
