package io.aftersales.inmemory.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.inmemory.ScriptedPaymentsContractTest;
import io.aftersales.ports.gateways.PaymentGateway;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit finds every gateway that breaks a rule, and under the number of that rule. */
class BrokenGatewaysTest {

    @ParameterizedTest(name = "{0} breaks {2}")
    @MethodSource("payments")
    void theKitNamesTheRuleABrokenGatewayBreaks(String name, Supplier<?> contract, Set<Integer> rules) {
        assertThat(Kit.broken(contract)).isEqualTo(rules);
        assertThat(Kit.skipped(contract)).isEmpty();
    }

    static Stream<Arguments> payments() {
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

    private static Arguments payments(UnaryOperator<PaymentGateway> broken, Integer... rules) {
        Supplier<?> contract = () -> new Payments(broken);
        return arguments(nameOf(broken.apply(new DelegatingPayments(null))), contract, Set.of(rules));
    }

    private static String nameOf(Object adapter) {
        return adapter.getClass().getSimpleName();
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
        assertThat(Kit.skipped(LittleIsClaimed::new)).containsExactly(2, 3, 5, 6, 7, 8, 11, 12, 13);
        assertThat(Kit.broken(LittleIsClaimed::new)).isEmpty();
    }
}
