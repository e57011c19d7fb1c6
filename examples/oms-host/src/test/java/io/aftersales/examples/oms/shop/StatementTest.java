package io.aftersales.examples.oms.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aftersales.domain.finance.Movement;
import io.aftersales.examples.oms.shop.Statement.BadRow;
import io.aftersales.examples.oms.shop.Statement.Wrong;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StatementTest {
    private static final String HEADER = "kind,key,transaction_id,occurred_at,amount_minor,currency\n";

    @Test
    void columnsComeInAnyOrderAndMomentsWithoutAZoneAreUtc() {
        Statement read = Statement.read("\uFEFF" + HEADER
                        + "REFUND,k,t,2026-03-01T12:00:00Z,5,CNY\r\nREVERSAL,,\"t,2\",2026-03-01 12:30:00,7,EUR\r\n")
                .get();
        assertThat(read.movements())
                .containsExactly(
                        new Movement(
                                "k",
                                "t",
                                Movement.Direction.OUT,
                                5,
                                "CNY",
                                Instant.parse("2026-03-01T12:00:00Z"),
                                true),
                        new Movement(
                                "",
                                "t,2",
                                Movement.Direction.TAKEN_BACK,
                                7,
                                "EUR",
                                Instant.parse("2026-03-01T12:30:00Z"),
                                true));
        assertThat(read.oldest()).contains(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(read.newest()).contains(Instant.parse("2026-03-01T12:30:00Z"));
    }

    @Test
    void rowsThatCannotBeReadAreToldByLine() {
        assertThat(Statement.read(HEADER + "REFUND,k,t,2026-03-01T12:00:00Z,5,CNY\nOWED,,,now,-1,cny\nREFUND\n")
                        .getLeft())
                .extracting(BadRow::line, BadRow::wrong)
                .containsExactly(
                        tuple(3L, Wrong.NAME),
                        tuple(3L, Wrong.MOMENT),
                        tuple(3L, Wrong.AMOUNT),
                        tuple(3L, Wrong.CURRENCY),
                        tuple(3L, Wrong.KIND),
                        tuple(4L, Wrong.CELLS));
    }

    @Test
    void aFileWithoutItsColumnsIsRefused() {
        assertThat(Statement.read("").getLeft()).extracting(BadRow::wrong).containsExactly(Wrong.COLUMN_MISSING);
        assertThat(Statement.read("key,key,kind\nx,y,z\n").getLeft())
                .extracting(BadRow::wrong)
                .contains(Wrong.COLUMN_TWICE, Wrong.COLUMN_MISSING);
        assertThat(Statement.read("key,\"open\n").getLeft()).isNotEmpty();
    }

    @Test
    void momentsMayHaveAnOffset() {
        assertThat(Statement.read(
                                HEADER
                                        + "REFUND,k,t,2026-03-01T20:00:00+08:00,5,CNY\nREFUND,l,u,2026-03-01 07:00:00-05:00,5,CNY\n")
                        .get()
                        .movements())
                .extracting(Movement::at)
                .containsOnly(Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Test
    void anotherSeparatorIsNamed() {
        assertThat(Statement.read(HEADER.replace(',', ';') + "REFUND;k;t;2026-03-01T12:00:00Z;5;CNY\n")
                        .getLeft())
                .containsExactly(new BadRow(1, Wrong.SEPARATOR, ";"));
        assertThat(Statement.read(HEADER.replace(',', '\t')).getLeft())
                .containsExactly(new BadRow(1, Wrong.SEPARATOR, "TAB"));
    }

    @Test
    void aQuotationMarkThatIsNeverClosedIsToldWithItsLine() {
        String good = "REFUND,\"a \"\"b\"\"\n c\",t,2026-03-01T12:00:00Z,5,CNY\n";
        assertThat(Statement.read(HEADER + good).get().movements())
                .extracting(Movement::key)
                .containsExactly("a \"b\"\n c");
        assertThat(Statement.read(HEADER + good + "REFUND,\"k,t,2026-03-01T12:00:00Z,5,CNY\nREFUND,l,u,x,5,CNY\n")
                        .getLeft())
                .containsExactly(new BadRow(4, Wrong.QUOTE, ""));
    }
}
