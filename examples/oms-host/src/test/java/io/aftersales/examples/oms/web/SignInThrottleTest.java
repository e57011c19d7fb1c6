package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private long now = Long.MAX_VALUE - 1; // the time of a machine may begin anywhere
    private final SignInThrottle throttle = new SignInThrottle(3, PAUSE, 100, () -> now);

    private void passes(Duration time) {
        now += time.toNanos();
    }

    private void fails(int many, String user, String address) {
        for (int i = 0; i < many; i++) {
            throttle.failed(user, address);
        }
    }

    @Test
    void wrongPasswordsAreAnsweredAtOnceUpToTheLimitAndThenOneForEachPause() {
        fails(2, "ann", "A");
        assertThat(throttle.toWait("ann", "A")).isZero();
        fails(1, "ann", "A");
        assertThat(throttle.toWait("ann", "A")).isEqualTo(PAUSE);
        passes(PAUSE.minusNanos(1));
        assertThat(throttle.toWait("ann", "A")).isEqualTo(Duration.ofNanos(1));
        passes(Duration.ofNanos(1));
        assertThat(throttle.toWait("ann", "A")).isZero();
        fails(1, "ann", "A");
        assertThat(throttle.toWait("ann", "A")).isEqualTo(PAUSE);
    }

    @Test
    void theRightPasswordForgetsTheWrongOnesOfItsUserThere() {
        fails(2, "ann", "A");
        throttle.succeeded("ann", "A");
        fails(2, "ann", "A");
        assertThat(throttle.toWait("ann", "A")).isZero();
    }

    @Test
    void anotherUserElsewhereDoesNotWait() {
        fails(300, "ann", "A");
        assertThat(throttle.toWait("bob", "B")).isZero();
    }

    @Test
    void anAddressThatGuessesManyUsersWaitsWithEachUser() {
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.toWait("user-" + i, "A")).isZero();
            throttle.failed("user-" + i, "A");
        }
        assertThat(throttle.toWait("ann", "A")).isEqualTo(PAUSE.dividedBy(10));
        assertThat(throttle.toWait("ann", "B")).isZero();
    }

    @Test
    void anAddressWhereAUserHasSignedInDoesNotWaitForWhatOthersDidThere() {
        throttle.succeeded("ann", "A");
        fails(300, "bob", "A");
        assertThat(throttle.toWait("ann", "A")).isZero();
    }

    @Test
    void aUserAttackedFromEverywhereStillHasOneAttemptAtAnAddressAndAllWhereTheUserHasSignedIn() {
        throttle.succeeded("ann", "HOME");
        for (int i = 0; i < 31; i++) {
            throttle.failed("ann", "attacker-" + i);
        }
        assertThat(throttle.toWait("ann", "NEW")).isZero();
        throttle.failed("ann", "NEW");
        assertThat(throttle.toWait("ann", "NEW")).isEqualTo(PAUSE);
        fails(2, "ann", "HOME");
        assertThat(throttle.toWait("ann", "HOME")).isZero();
    }

    @Test
    void theAddressesOfOneNetworkAreOne() {
        fails(3, "ann", "2001:db8:1:2:3:4:5:6");
        assertThat(throttle.toWait("ann", "2001:db8:1:2:9:9:9:9")).isEqualTo(PAUSE);
        assertThat(throttle.toWait("ann", "2001:db8:1:3:3:4:5:6")).isZero();
    }

    @Test
    void memoryIsBoundedTheLongestUnusedIsForgotten() {
        fails(3, "ann", "A");
        for (int i = 0; i < 99; i++) {
            throttle.failed("user-" + i, "other-" + i);
        }
        assertThat(throttle.toWait("ann", "A")).isEqualTo(PAUSE);
        for (int i = 100; i < 200; i++) {
            throttle.failed("user-" + i, "other-" + i);
        }
        assertThat(throttle.toWait("ann", "A")).isZero();
    }
}
