package io.aftersales.inmemory.broken;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.aftersales.ports.tck.BrokenRules;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A host whose adapter fails a rule reads why. */
class ReasonsTest {

    @Test
    void aRepositoryThatRefusesNothingIsToldWhatToCompare() {
        assertThat(BrokenRules.failure(Kit.repository(BrokenRepositories.ComparesNoVersion::new), 2))
                .hasMessageContaining("the case's version is compared with the one that is stored, in the same write");
        assertThat(BrokenRules.failure(Kit.repository(BrokenRepositories.TakesACommandTwice::new), 4))
                .hasMessageContaining("receipts are unique by order and command id");
        assertThat(BrokenRules.failure(Kit.repository(BrokenRepositories.IgnoresTheFence::new), 11))
                .hasMessageContaining("the fence is compared with the one that is stored");
    }

    @Test
    void aTicketRepositoryThatRefusesNothingIsToldWhatToCompare() {
        assertThat(BrokenRules.failure(Kit.tickets(BrokenTickets.OpensOverAnother::new), 2))
                .hasMessageContaining("a second ticket under the same id");
        assertThat(BrokenRules.failure(Kit.tickets(BrokenTickets.TakesACommandTwice::new), 5))
                .hasMessageContaining("the same command again");
    }

    @Test
    void aFeedThatSkipsWhatIsCommittedLateIsToldWhatNotToNumberRowsWith() {
        assertThat(BrokenRules.failure(Kit.repository(BrokenRepositories.CountsWhenItWrites::new), 15))
                .hasMessageContaining("a column that counts up when rows are written");
    }

    @Test
    void aRepositoryWithItsOwnConnectionsIsToldToUseTheHosts() {
        assertThat(BrokenRules.failure(Kit.repository(BrokenRepositories.WritesOnAConnectionOfItsOwn::new), 14))
                .hasMessageContaining("write on the connection of the host's transaction");
        assertThat(BrokenRules.failure(Kit.tickets(BrokenTickets.WritesOnAConnectionOfItsOwn::new), 13))
                .hasMessageContaining("write on the connection of the host's transaction");
    }

    @Test
    void anAdapterInAnotherCurrencyIsToldOfTheCurrency() {
        assertThat(failureOf("tells another currency than that of the order"))
                .hasMessageContaining("in the currency in which it was placed");
        assertThat(failureOf("tells prices in another currency")).hasMessageContaining("in the currency of the order");
    }

    private static @Nullable Throwable failureOf(String name) {
        Row row = BrokenOrders.rows()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return BrokenRules.failure(row.contract(), Collections.min(row.rules()));
    }

    @Test
    void aGatewayThatSendsASecondKeyAfterAnUnclearAnswerIsToldSo() {
        Row row = BrokenGatewaysTest.rows()
                .filter(each -> each.name().equals("PaysUnderASecondKeyAfterDoubt"))
                .findFirst()
                .orElseThrow();
        assertThat(BrokenRules.failure(row.contract(), 6))
                .hasMessageContaining("a second key was sent after an unclear answer");
    }

    /** The reason that follows assertThatThrownBy(..) is lost when nothing is thrown. */
    @Test
    void theKitGivesItsReasonsBeforeItCalls() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "assertThatThrownBy",
                        (JavaCall<?> call) -> call.getName().equals("assertThatThrownBy")))
                .check(new ClassFileImporter().importPackages("io.aftersales.ports.tck"));
    }
}
