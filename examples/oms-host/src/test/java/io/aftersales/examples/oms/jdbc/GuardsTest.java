package io.aftersales.examples.oms.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountRecord;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.Settlement;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.tck.Samples;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** What the database refuses by itself, whatever the code believes. */
class GuardsTest {
    private static final Database DATABASE = new Database();
    private static final OrderId ORDER = OrderId.of("1001");
    private static final BookingContext STAMP = new BookingContext(new CaseId(ORDER, 1), Actor.SYSTEM, Samples.NOON);

    private static CaseId approved;

    /** Nothing is ever written to it, so that one is enough. */
    @BeforeAll
    static void anApprovedCaseOfOneMug() {
        DATABASE.empty();
        approved = new Samples(DATABASE.cases).approved("1001", "c1");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            no_unit_twice             | update account_line set held = sold - back + 1
            no_unit_twice             | update account_line set back = sold + 1
            no_unit_twice             | update account_line set moved = sold
            account_line_held_check   | update account_line set held = -1
            account_line_back_check   | update account_line set back = -1
            account_line_moved_check  | update account_line set moved = -1
            opened_by_an_exchange     | update account_line set opened = 0
            no_more_than_captured     | update account_tender set owed = captured + 1
            no_more_than_captured     | update account_tender set settled = captured
            account_tender_owed_check | update account_tender set owed = -1
            account_tender_settled_check | update account_tender set settled = -1
            account_line_pkey         | insert into account_line select * from account_line
            account_tender_pkey       | insert into account_tender select * from account_tender
            account_entry_pkey        | insert into account_entry select * from account_entry
            order_account_pkey        | insert into order_account select * from order_account
            frozen_order_pkey         | insert into frozen_order select * from frozen_order
            after_sales_case_pkey     | insert into after_sales_case select * from after_sales_case
            command_receipt_pkey      | insert into command_receipt select * from command_receipt
            owed_effect_pkey          | insert into owed_effect select * from owed_effect
            case_event_sequence_idx   | insert into case_event select order_id, case_number, number + 100, sequence, code, at, document from case_event
            account_entry             | update account_entry set amount = amount + 1
            account_entry_sequence_idx | insert into account_entry select order_id, number + 100, kind, case_number, line_id, units, tender_id, amount, points, currency, effect_key, reference, actor, role, occurred_at, booked_at, sequence from account_entry
            account_entry             | delete from account_entry
            case_event                | update case_event set code = code
            case_event                | delete from case_event
            frozen_order              | update frozen_order set document = document
            after_sales_case_order_id_fkey | insert into after_sales_case select 'other', number, version, kind, status, buyer, due_at, document, opened_at, ordered_at from after_sales_case
            owed_effect_order_id_case_number_fkey | update owed_effect set case_number = 9
            command_receipt_order_id_case_number_fkey | update command_receipt set case_number = 9
            """)
    void theDatabaseRefusesByItself(String guard, String sql) {
        assertThatThrownBy(() -> DATABASE.jdbc.sql(sql).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(guard);
    }

    @Test
    void unitsBeyondWhatWasSoldThatWrongCodeHoldsAreNotWritten() {
        Sale sale = account().frozen().sale();
        Sale twice = Sale.of("1001", "CNY")
                .with(OrderLine.of("A", "MUG", 24, 12_000))
                .paidBy(sale.tenders().toArray(Tender[]::new));
        FrozenOrder frozen = FrozenOrder.of(OrderSnapshot.of(twice).get(), RefundPolicy.STANDARD);
        OrderAccount wrong = OrderAccount.restore(frozen, account().toRecord())
                .hold(STAMP, List.of(Units.of("A", 12)))
                .get();

        assertThat(wrong.line(LineId.of("A")).back())
                .as("of the twelve that were sold")
                .isEqualTo(1);
        assertNothingIsWritten(wrong, "no_unit_twice");
    }

    @Test
    void moneyBeyondWhatWasCapturedThatWrongCodeOwesIsNotWritten() {
        List<TenderBalance> generous = account().tenders().stream()
                .map(each -> new TenderBalance(each.tender(), each.tender().captured() + 1, 0, 0))
                .toList();
        TenderId first = generous.get(0).tender().id();
        AccountRecord moving = account().toRecord();
        var overbooked = new AccountRecord(
                moving.version(),
                moving.cases(),
                moving.entries(),
                moving.replacements(),
                moving.lines(),
                generous,
                moving.totals());
        OrderAccount wrong = OrderAccount.restore(account().frozen(), overbooked)
                .settle(STAMP, new Settlement(first, 1, 0, false, "k", "r", Samples.NOON));

        assertNothingIsWritten(wrong, "no_more_than_captured");
    }

    private static OrderAccount account() {
        return DATABASE.cases.account(ORDER).orElseThrow();
    }

    private void assertNothingIsWritten(OrderAccount wrong, String guard) {
        AfterSalesCase subject = DATABASE.cases.find(approved).orElseThrow();
        AccountRecord before = account().toRecord();
        var commit = new Commit(new Change(subject, wrong, List.of(), List.of()), true, List.of(), null, null);

        assertThat(catchThrowable(() -> DATABASE.cases.commit(commit)))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(guard);
        assertThat(account().toRecord()).isEqualTo(before);
        assertThat(DATABASE.cases.find(approved)).contains(subject);
    }
}
