package io.aftersales.examples.oms.shop;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.gateways.Notices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices on PostgreSQL, in place of mails and messages: a front end shows what the buyer and the staff were told. */
public final class JdbcNotices implements Notices {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    /** Creates the notices in a database. */
    public JdbcNotices(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notice that was sent.
     *
     * @param caseId the case it is about
     * @param notice the notice
     * @param at when it was sent
     */
    public record Sent(CaseId caseId, Notice notice, Instant at) {}

    @Override
    public void send(EffectKey key, CaseId caseId, Notice notice) {
        Money amount = notice.amount();
        jdbc.sql(
                        "insert into shop_notice (effect_key, case_id, kind, audience, recipient, buyer, amount, currency, until,"
                                + " code, skus, units, sent_at) values (:key, :case, :kind, :audience, :recipient, :buyer, :amount,"
                                + " :currency, :until, :code, :skus, :units, :at) on conflict (effect_key) do nothing")
                .param("key", key.value())
                .param("case", caseId.toString())
                .param("kind", notice.kind().name())
                .param("audience", notice.audience().name())
                .param("recipient", notice.recipient())
                .param("buyer", notice.buyer())
                .param("amount", amount == null ? null : amount.minor())
                .param("currency", amount == null ? null : amount.currency().getCurrencyCode())
                .param("until", notice.until() == null ? null : notice.until().atOffset(ZoneOffset.UTC))
                .param("code", notice.code())
                .param("skus", notice.goods().stream().map(Goods::sku).toArray(String[]::new))
                .param("units", notice.goods().stream().map(Goods::quantity).toArray(Long[]::new))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Returns the notices about a case that a reader in a role may see, the oldest first: buyers those to the buyer, staff all. */
    public List<Sent> about(CaseId caseId, Role reader) {
        return jdbc
                .sql("select * from shop_notice where case_id = ? order by place")
                .param(caseId.toString())
                .query(JdbcNotices::read)
                .list()
                .stream()
                .filter(each -> reader != Role.BUYER || each.notice().audience() == Notice.Audience.BUYER)
                .toList();
    }

    private static Sent read(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        Timestamp until = row.getTimestamp("until");
        String[] skus = (String[]) row.getArray("skus").getArray();
        Long[] units = (Long[]) row.getArray("units").getArray();
        var goods = new ArrayList<Goods>();
        for (int i = 0; i < skus.length; i++) {
            goods.add(new Goods(skus[i], units[i]));
        }
        var notice = new Notice(
                Notice.Kind.valueOf(row.getString("kind")),
                Notice.Audience.valueOf(row.getString("audience")),
                row.getString("recipient"),
                row.getString("buyer"),
                currency == null ? null : Money.ofMinor(row.getLong("amount"), currency),
                until == null ? null : until.toInstant(),
                row.getString("code"),
                goods);
        return new Sent(
                CaseId.parse(row.getString("case_id")),
                notice,
                row.getTimestamp("sent_at").toInstant());
    }

    /** Counts the notices that were sent. */
    long count() {
        return jdbc.sql("select count(*) from shop_notice").query(Long.class).single();
    }
}
