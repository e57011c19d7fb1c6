package io.aftersales.examples.oms.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseDecisions;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseWithAccount;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.tck.Samples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other nodes stored, and what buyers write. */
class StoredDocumentsTest {
    private static final Database DATABASE = new Database();
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Samples samples = new Samples(DATABASE.cases);

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void whatANewerNodeStoredIsLeftToNewerNodes() {
        CaseId newer = samples.opened("1001", "c1");
        CaseId known = samples.opened("1002", "c1");
        makeNewer("after_sales_case", "document", newer);
        makeNewer("owed_effect", "progress", newer);

        assertThat(DATABASE.cases.due(Samples.NOON.plus(Duration.ofDays(30)), 10))
                .containsExactly(known);
        assertThat(DATABASE.cases.search(CaseQuery.in(CaseStatus.PENDING_REVIEW)))
                .extracting(AfterSalesCase::id)
                .containsExactly(known);
        assertThat(DATABASE.outbox.claimDue(Samples.NOON, 10, "worker", LEASE))
                .isNotEmpty()
                .extracting(OutboxEntry::caseId)
                .containsOnly(known);
        assertThatThrownBy(() -> DATABASE.cases.find(newer))
                .isInstanceOf(UnknownDocument.class)
                .hasMessageStartingWith("AfterSalesCase of version 9");
    }

    private static void makeNewer(String table, String column, CaseId id) {
        DATABASE.jdbc
                .sql("update " + table + " set " + column + " = (jsonb_set(" + column + "::jsonb, '{v}', '9'))::json"
                        + " where order_id = ?")
                .param(id.order().value())
                .update();
    }

    @Test
    void whatAnEarlierNodeStoredIsReadAndGoesOn() {
        CaseId id = samples.opened("1001", "c1");
        AfterSalesCase now = DATABASE.cases.find(id).orElseThrow();
        DATABASE.jdbc
                .sql(
                        "update after_sales_case set document = (jsonb_set((document::jsonb - 'endedAt' - 'score') #- '{submission,orderedAt}'"
                                + " #- '{submission,compensation}' #- '{refund,gifts}', '{v}', '1'))::json")
                .update();

        AfterSalesCase earlier = DATABASE.cases.find(id).orElseThrow();
        assertThat(earlier.submission().orderedAt()).isEqualTo(now.submission().at());
        assertThat(earlier.submission().items()).isEqualTo(now.submission().items());
        assertThat(earlier.score()).isNull();
        samples.write(samples.withdrawal(id, "c2"));
        assertThat(DATABASE.cases.find(id).orElseThrow().endedAt()).isEqualTo(Samples.NOON);
    }

    private static void inTheTimeline(String earlier) {
        DATABASE.jdbc.sql("alter table case_event disable trigger append_only").update();
        DATABASE.jdbc
                .sql("update case_event set document = (" + earlier + ")::json")
                .update();
        DATABASE.jdbc.sql("alter table case_event enable trigger append_only").update();
    }

    @Test
    void compensationsThatWereStoredBeforeThereWereGiftsAreRead() {
        CaseId id = samples.write(samples.compensation("1001", Actor.agent("alex"), 300));
        AfterSalesCase now = DATABASE.cases.find(id).orElseThrow();
        List<TimelineEntry> told = DATABASE.cases.timeline(id);
        DATABASE.jdbc
                .sql(
                        "update after_sales_case set document = (jsonb_set(jsonb_set(document::jsonb, '{submission,goodwill}',"
                                + " document::jsonb #> '{submission,compensation,money}') #- '{submission,compensation}'"
                                + " #- '{refund,gifts}', '{v}', '2'))::json")
                .update();
        inTheTimeline("jsonb_set(document::jsonb #- '{event,gifts}', '{v}', '2')");

        assertThat(DATABASE.cases.find(id)).contains(now);
        assertThat(now.submission().compensation()).isNotNull();
        assertThat(DATABASE.cases.timeline(id)).isEqualTo(told);
    }

    @Test
    void wordsWithCharactersADatabaseDislikesAreKept() {
        CaseId id = samples.opened("1001", "c1");
        String words = "Which colour?\u0000 \u0001 \uD83D 'red\" \\ \uD83D\uDE00 \u7EA2";
        CaseWithAccount loaded = DATABASE.cases.load(id).orElseThrow();
        var context = new DecisionContext(Actor.reviewer("rita"), Samples.NOON, CasePolicy.STANDARD);
        Change asked = CaseDecisions.requestInfo(loaded.subject(), loaded.account(), words, context)
                .get();

        samples.write(new Commit(asked, false, List.of(), null, null));

        assertThat(DATABASE.cases.find(id)).contains(asked.next().saved());
        assertThat(DATABASE.cases.search(CaseQuery.ofOrder(id.order())))
                .as("the database looks into it")
                .containsExactly(asked.next().saved());
        DATABASE.jdbc
                .sql("select document::jsonb->>'status' from after_sales_case")
                .query(String.class)
                .single();
        assertThat(asked.next().toString()).contains(words);
    }
}
