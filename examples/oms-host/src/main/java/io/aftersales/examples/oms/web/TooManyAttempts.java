package io.aftersales.examples.oms.web;

import java.io.Serial;
import java.time.Duration;
import org.springframework.security.authentication.AccountStatusException;

/** Thrown when a sign-in has to wait because of wrong passwords before it; the password was not looked at. */
public final class TooManyAttempts extends AccountStatusException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super("too many wrong passwords");
        this.wait = wait;
    }

    /** Returns the time after which the next attempt may be made, in whole seconds and at least one. */
    public long seconds() {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
