package io.aftersales.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import org.junit.jupiter.api.Test;

/** Variants that are compared compute the same. Each benchmark checks it before it measures; here the checks run in every build. */
class AgreementTests {

    @Test
    void libraryTableAndStateMachinesAgreeAboutEveryMove() {
        assertThatCode(new TransitionBenchmark()::buildLifeCycles).doesNotThrowAnyException();
    }

    @Test
    void aMoveOnWhichTwoLifeCyclesDisagreeIsFound() {
        LifeCycle table = new ByteTable();
        LifeCycle other = (kind, from, move) -> move == CaseMove.REOPEN && from == CaseStatus.CLOSED
                ? CaseStatus.CLOSED
                : table.target(kind, from, move);
        assertThatIllegalStateException()
                .isThrownBy(() -> LifeCycle.requireSame(table, other))
                .withMessageContaining("REOPEN");
    }

    @Test
    void libraryLongsDecimalsAndJodaMoneyRefundTheSame() {
        assertThatCode(new RefundBenchmark()::buildOrders).doesNotThrowAnyException();
    }

    @Test
    void libraryAndLongsRefundTheSameOfAnOrderWithVeryManyLines() {
        assertThatCode(new LargeRefundBenchmark()::buildOrders).doesNotThrowAnyException();
    }

    @Test
    void libraryAndSketchRefundTheSameReturns() {
        assertThatCode(() -> Returns.requireSame(new LibraryReturns(), new SketchedReturns(), 1, 2, 3))
                .doesNotThrowAnyException();
    }

    @Test
    void aReturnThatTwoWaysRefundDifferentlyIsFound() {
        var generous = new Returns() {
            @Override
            public void wholeReturn(long order) {}

            @Override
            public long paidBack(long order) {
                return PRICE;
            }

            @Override
            public boolean isRefunded(long order) {
                return true;
            }
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> Returns.requireSame(new LibraryReturns(), generous, 1))
                .withMessage("order 1: 667 paid back, and otherwise 2000");
    }

    @Test
    void libraryAndPlainSqlLeaveTheSameRowsBehind() {
        try (var server = new DatabaseServer()) {
            var library = new LibraryLives(server.pool());
            var plain = new PlainSqlLives(server.pool(), library.commands());
            assertThatCode(() -> DatabaseRace.compare(library, plain)).doesNotThrowAnyException();
        }
    }

    @Test
    void rowsThatDifferAreFound() {
        try (var server = new DatabaseServer()) {
            var library = new LibraryLives(server.pool());
            var plain = new PlainSqlLives(server.pool(), library.commands());
            library.commands().get(0).accept("opened-only");
            assertThatIllegalStateException().isThrownBy(() -> plain.requireSameTables("opened-only"));
        }
    }
}
