package io.aftersales.inmemory.broken;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.inmemory.ScriptedPaymentsContractTest;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.tck.BrokenRules;
import java.time.Duration;
import java.util.HashMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit finds every gateway that breaks a rule, and under the number of that rule. */
class BrokenGatewaysTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void theKitNamesTheRuleABrokenAdapterBreaks(Row broken) {
        assertThat(BrokenRules.of(broken.contract())).isEqualTo(new BrokenRules.Finding(broken.rules(), Set.of()));
    }

    static Stream<Row> rows() {
        return Stream.of(
                        payments(),
                        BrokenOrders.rows(),
                        BrokenLogistics.rows(),
                        BrokenRewards.rows(),
                        BrokenRoutings.rows(),
                        BrokenMessages.rows(),
                        BrokenKnowledge.rows(),
                        BrokenAgents.rows(),
                        BrokenCalendars.rows(),
                        BrokenFigures.rows(),
                        BrokenTransactions.rows())
                .flatMap(each -> each);
    }

    @Test
    void everyRuleHasAnAdapterThatBreaksItAlone() {
        var alone = new HashMap<Class<?>, Set<Integer>>();
        rows().filter(row -> row.rules().size() == 1)
                .forEach(row -> alone.computeIfAbsent(row.stated(), unseen -> new TreeSet<>())
                        .addAll(row.rules()));

        var wanted = new HashMap<Class<?>, Set<Integer>>();
        contracts().forEach(contract -> wanted.put(contract, Kit.rules(contract)));
        assertThat(alone).isEqualTo(wanted);
    }

    /** All of the kit's but those that have tables of their own. */
    private static Stream<Class<?>> contracts() {
        return new ClassFileImporter()
                .importPackages("io.aftersales.ports.tck").stream()
                        .filter(type -> type.getSimpleName().endsWith("Contract"))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> !BrokenAdaptersTest.CONTRACTS.contains(type));
    }

    private static Stream<Row> payments() {
        return Stream.of(
                payments(BrokenPayments.ConvertsTwice::new, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11),
                payments(BrokenPayments.NamesNoReference::new, 1),
                payments(BrokenPayments.MakesItsOwnKeys::new, 2, 3, 5, 6, 7, 11, 13),
                payments(BrokenPayments.RefusesWhatItPaidBefore::new, 2),
                payments(BrokenPayments.PaysAnotherAmountToo::new, 3),
                payments(BrokenPayments.CutsKeys::new, 4),
                payments(BrokenPayments.TakesCapitalsForSmallLetters::new, 4),
                payments(BrokenPayments.ChecksThenPays::new, 5),
                payments(BrokenPayments.RefusesInAConflict::new, 5),
                payments(BrokenPayments.TakesATimeOutForAFailure::new, 6),
                payments(BrokenPayments.PaysUnderASecondKeyAfterDoubt::new, 6),
                payments(BrokenPayments.TakesAcceptedForPaid::new, 7),
                payments(BrokenPayments.TakesBusyForRefused::new, 8),
                payments(BrokenPayments.PassesCodesOn::new, 9),
                payments(BrokenPayments.IgnoresTheRoute::new, 10),
                payments(BrokenPayments.NamesTheQuery::new, 11),
                payments(BrokenPayments.RefusesWhatItDoesNotFind::new, 12),
                payments(BrokenPayments.AsksForThePayment::new, 12),
                payments(BrokenPayments.BelievesInThePast::new, 13));
    }

    private static final class Payments extends ScriptedPaymentsContractTest {
        private final UnaryOperator<PaymentGateway> broken;

        Payments(UnaryOperator<PaymentGateway> broken) {
            this.broken = broken;
        }

        @Override
        protected PaymentGateway gateway() {
            return broken.apply(super.gateway());
        }
    }

    private static Row payments(UnaryOperator<PaymentGateway> broken, Integer... rules) {
        String name = broken.apply(new DelegatingPayments(null)).getClass().getSimpleName();
        return Row.of(name, () -> new Payments(broken), rules);
    }

    /** A provider that knows no keys and cannot be asked, over which nothing can be brought about. */
    private static final class LittleIsClaimed extends ScriptedPaymentsContractTest {
        private static final ProviderProfile LITTLE =
                ProviderProfile.STRAIGHTFORWARD.remembering(Duration.ZERO).asked(false, Duration.ZERO, false);

        @Override
        protected PaymentGateway gateway() {
            return new DelegatingPayments(super.gateway()) {
                @Override
                public ProviderProfile profile(String channel) {
                    return LITTLE;
                }
            };
        }

        @Override
        protected boolean losesTheNextAnswer() {
            return false;
        }

        @Override
        protected boolean paysTheNextLater() {
            return false;
        }

        @Override
        protected boolean isBusyForTheNext() {
            return false;
        }

        @Override
        protected boolean takesBack(EffectKey key) {
            return false;
        }
    }

    @Test
    void whatAGatewayDoesNotClaimIsSkippedNotFailed() {
        assertThat(BrokenRules.of(LittleIsClaimed::new))
                .isEqualTo(new BrokenRules.Finding(Set.of(), Set.of(2, 3, 5, 6, 7, 8, 11, 12, 13)));
    }
}
