package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

class ThrottledSignInTest {

    @Nested
    class Attempts {
        private final AtomicInteger compared = new AtomicInteger();
        private final AuthenticationProvider sign = new ThrottledSignIn(
                new AuthenticationProvider() {
                    @Override
                    public Authentication authenticate(Authentication asked) {
                        compared.incrementAndGet();
                        if (asked.getName().equals(asked.getCredentials())) {
                            return asked;
                        }
                        throw new BadCredentialsException("no");
                    }

                    @Override
                    public boolean supports(Class<?> kind) {
                        return true;
                    }
                },
                new SignInThrottle(5, Duration.ofDays(1), 100, System::nanoTime));

        private Authentication attempt(String user, String password, String address) {
            var asked = new UsernamePasswordAuthenticationToken(user, password, AuthorityUtils.NO_AUTHORITIES);
            asked.setDetails(new WebAuthenticationDetails(address, null));
            return sign.authenticate(asked);
        }

        @Test
        void threeHundredWrongPasswordsAreNotLookedAtBeyondTheLimit() {
            for (int i = 0; i < 300; i++) {
                int guess = i;
                assertThatThrownBy(() -> attempt("ann", "guess-" + guess, "A"))
                        .isInstanceOf(i < 5 ? BadCredentialsException.class : TooManyAttempts.class);
            }
            assertThat(compared).hasValue(5);
            assertThatThrownBy(() -> attempt("ann", "ann", "A")).isInstanceOf(TooManyAttempts.class);
            assertThat(attempt("ann", "ann", "B").getName()).isEqualTo("ann");
            assertThat(attempt("bob", "bob", "B").getName()).isEqualTo("bob");
        }

        @Test
        void manyAtOnceAreCountedLikeManyInARow() throws Exception {
            var start = new CountDownLatch(1);
            var threads = Executors.newFixedThreadPool(50);
            try {
                List<Future<?>> attempts = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    attempts.add(threads.submit(() -> {
                        start.await();
                        return attempt("ann", "guess", "A");
                    }));
                }
                start.countDown();
                for (Future<?> each : attempts) {
                    assertThatThrownBy(each::get)
                            .hasCauseInstanceOf(org.springframework.security.core.AuthenticationException.class);
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(compared).hasValue(5);
        }
    }

    @Nested
    @TestPropertySource(properties = {"shop.sign-in-pause=1d"})
    class OverHttp extends RunningHost {
        private HttpResponse<String> signIn(String user, String password) {
            String basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            return client().exchange(
                            null,
                            "/api/cases",
                            request -> request.header("Authorization", "Basic " + basic)
                                    .GET());
        }

        @Test
        void wrongPasswordsAreSlowedAndTheAnswerSaysForHowLong() {
            for (int i = 0; i < 5; i++) {
                assertThat(signIn("rita", "guess-" + i).statusCode()).isEqualTo(401);
            }
            HttpResponse<String> early = signIn("rita", "guess");
            assertThat(early.statusCode()).isEqualTo(429);
            assertThat(early.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(JsonMapper.shared().readTree(early.body()).path("title").asString())
                    .isEqualTo("TOO_MANY_REQUESTS");
            assertThat(early.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isBetween(80_000L, 86_400L);
            assertThat(early.headers().firstValue("WWW-Authenticate")).isEmpty();
            assertThat(client().get("saul", "/api/cases").status()).isEqualTo(200);
        }

        @Test
        void theOpenApiDocumentTellsOfTheWait() {
            var told = client().get(null, "/openapi")
                    .body()
                    .path("paths")
                    .path("/api/cases")
                    .path("get")
                    .path("responses")
                    .path("429");
            assertThat(told.path("headers").has("Retry-After")).isTrue();
            assertThat(told.path("content").has("application/problem+json")).isTrue();
        }
    }
}
