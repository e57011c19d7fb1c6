package io.aftersales.examples.oms.web;

import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Signs users in by password, however the password came in, and has a {@link SignInThrottle} slow those who guess. Passwords of one user are
 * hashed one after another, so many attempts at once are counted like many in a row, and the first right one spares the others their hashing.
 */
final class ThrottledSignIn implements AuthenticationProvider {
    private final AuthenticationProvider passwords;
    private final SignInThrottle throttle;
    private final Object[] turns = Stream.generate(Object::new).limit(64).toArray();

    /**
     * Creates a sign-in.
     *
     * @param passwords compares a password with the user's
     */
    ThrottledSignIn(AuthenticationProvider passwords, SignInThrottle throttle) {
        this.passwords = passwords;
        this.throttle = throttle;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return passwords.supports(kind);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication asked) {
        String user = asked.getName();
        String address = asked.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        refuseIfTooEarly(user, address); // before the turn, which others may be waiting for
        synchronized (turns[Math.floorMod(user.hashCode(), turns.length)]) {
            refuseIfTooEarly(user, address);
            try {
                Authentication found = passwords.authenticate(asked);
                throttle.succeeded(user, address);
                return found;
            } catch (BadCredentialsException e) {
                throttle.failed(user, address);
                throw e;
            }
        }
    }

    private void refuseIfTooEarly(String user, String address) {
        Duration wait = throttle.toWait(user, address);
        if (!wait.isZero()) {
            throw new TooManyAttempts(wait);
        }
    }
}
