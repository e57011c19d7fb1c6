package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Cost of a request whose password is stored as bcrypt, with hashing for each request and with one that is remembered; printed, and
 * asserted is how often a password is hashed. {@code -Dsign.in.requests} says how many requests.
 */
@Import(SignInCostTest.Hashing.class)
class SignInCostTest extends RunningHost {
    private static final int REQUESTS = Integer.getInteger("sign.in.requests", 20);
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Autowired
    Hashing.Switched passwords;

    @TestConfiguration
    static class Hashing {
        /** Bcrypt that counts, with a memory or without. */
        static final class Switched implements PasswordEncoder {
            private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(10);
            final AtomicInteger hashed = new AtomicInteger();
            private PasswordEncoder now = new RememberedPasswords(counted(), 10);

            void hashesEachTime() {
                now = counted();
            }

            void remembers() {
                now = new RememberedPasswords(counted(), 10);
            }

            private PasswordEncoder counted() {
                return new PasswordEncoder() {
                    @Override
                    public @Nullable String encode(@Nullable CharSequence raw) {
                        return bcrypt.encode(raw);
                    }

                    @Override
                    public boolean matches(@Nullable CharSequence raw, @Nullable String encoded) {
                        hashed.incrementAndGet();
                        return bcrypt.matches(raw, encoded);
                    }
                };
            }

            @Override
            public @Nullable String encode(@Nullable CharSequence raw) {
                return now.encode(raw);
            }

            @Override
            public boolean matches(@Nullable CharSequence raw, @Nullable String encoded) {
                return now.matches(raw, encoded);
            }
        }

        @Bean
        @Primary
        Switched switched() {
            return new Switched();
        }
    }

    @DynamicPropertySource
    static void oneUser(DynamicPropertyRegistry registry) {
        registry.add("shop.users[0].name", () -> "ann");
        registry.add("shop.users[0].role", () -> "BUYER");
        registry.add("shop.users[0].password", () -> new BCryptPasswordEncoder(10).encode("ann"));
    }

    private int hashedBy(String name) {
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(client().get("ann", "/api/cases").status()).isEqualTo(200);
        }
        passwords.hashed.set(0);
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(client().get("ann", "/api/cases").status()).isEqualTo(200);
        }
        System.out.printf(
                "%s: %,d us of CPU and %,d us of time for each of %d requests%n",
                name,
                (PROCESS.getProcessCpuTime() - cpu) / 1_000 / REQUESTS,
                (System.nanoTime() - start) / 1_000 / REQUESTS,
                REQUESTS);
        return passwords.hashed.get();
    }

    @Test
    void aRememberedPasswordIsNotHashedWithEachRequest() {
        passwords.hashesEachTime();
        assertThat(hashedBy("hashed with each request")).isEqualTo(REQUESTS);
        passwords.remembers();
        assertThat(hashedBy("remembered")).isZero();
    }
}
