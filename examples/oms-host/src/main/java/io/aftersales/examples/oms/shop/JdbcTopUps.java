package io.aftersales.examples.oms.shop;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.gateways.TopUps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests to buyers to pay a difference, on PostgreSQL. A buyer pays at the shop; one statement decides whether payment or cancellation wins. */
public final class JdbcTopUps implements TopUps {
    private static final Answer CANCELLED = new Answer.Rejected("CANCELLED", Answer.Retry.NEVER);

    private final JdbcClient jdbc;

    /** Creates the requests in a database. */
    public JdbcTopUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Progress of a request. */
    public enum State {
        /** The buyer is asked to pay. */
        ASKED,
        /** The buyer paid. */
        PAID,
        /** The request was cancelled: the buyer cannot pay. */
        CANCELLED
    }

    /**
     * Request to a buyer to pay.
     *
     * @param key the key of the request
     * @param caseId the case
     * @param buyer the buyer
     * @param amount the amount to pay
     * @param expires the moment until which the buyer is to pay
     * @param state the progress
     */
    public record Request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires, State state) {}

    @Override
    public Answer request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires) {
        jdbc.sql("insert into shop_top_up (effect_key, case_id, buyer, amount, currency, expires, state)"
                        + " values (?, ?, ?, ?, ?, ?, 'ASKED') on conflict (effect_key) do nothing")
                .params(
                        key.value(),
                        caseId.toString(),
                        buyer,
                        amount.minor(),
                        amount.currency().getCurrencyCode(),
                        expires.atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("select state, channel, reference from shop_top_up where effect_key = ?")
                .param(key.value())
                .query((row, number) -> answer(key, row))
                .single();
    }

    private static Answer answer(EffectKey key, ResultSet row) throws SQLException {
        return switch (State.valueOf(row.getString("state"))) {
            case ASKED -> new Answer.Pending(key.value());
            case PAID -> new Answer.Succeeded(row.getString("channel"), row.getString("reference"));
            case CANCELLED -> CANCELLED;
        };
    }

    @Override
    public Answer cancel(EffectKey key, CaseId caseId, EffectKey topUp) {
        jdbc.sql(
                        "insert into shop_top_up (effect_key, case_id, state) values (?, ?, 'CANCELLED')"
                                + " on conflict (effect_key) do update set state = 'CANCELLED' where shop_top_up.state = 'ASKED'")
                .params(topUp.value(), caseId.toString())
                .update();
        return state(topUp) == State.PAID
                ? new Answer.Rejected("ALREADY_PAID", Answer.Retry.NEVER)
                : new Answer.Succeeded("");
    }

    /** Takes the buyer's payment of a request; empty when the request was cancelled or never made. Repeated, it answers the same payment. */
    public Optional<Answer> pay(EffectKey key, String channel) {
        jdbc.sql(
                        "update shop_top_up set state = 'PAID', channel = ?, reference = ? where effect_key = ? and state = 'ASKED'")
                .params(channel, "TOP-" + key.value(), key.value())
                .update();
        return jdbc.sql("select state, channel, reference from shop_top_up where effect_key = ? and state = 'PAID'")
                .param(key.value())
                .query((row, number) -> answer(key, row))
                .optional();
    }

    private @Nullable State state(EffectKey key) {
        return jdbc.sql("select state from shop_top_up where effect_key = ?")
                .param(key.value())
                .query((row, number) -> State.valueOf(row.getString("state")))
                .optional()
                .orElse(null);
    }

    /** Returns the last request that a case made to its buyer; empty when it made none. */
    public Optional<Request> of(CaseId caseId) {
        return jdbc.sql(
                        "select * from shop_top_up where case_id = ? and buyer is not null order by expires desc limit 1")
                .param(caseId.toString())
                .query((row, number) -> new Request(
                        new EffectKey(row.getString("effect_key")),
                        caseId,
                        row.getString("buyer"),
                        Money.ofMinor(row.getLong("amount"), row.getString("currency")),
                        row.getTimestamp("expires").toInstant(),
                        State.valueOf(row.getString("state"))))
                .optional();
    }

    /** Counts the requests that buyers were asked to pay. */
    long asked() {
        return jdbc.sql("select count(*) from shop_top_up where buyer is not null")
                .query(Long.class)
                .single();
    }
}
