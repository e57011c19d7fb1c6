package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class RememberedPasswordsTest {
    private final List<String> hashed = new ArrayList<>();
    private final PasswordEncoder slow = new PasswordEncoder() {
        @Override
        public String encode(CharSequence raw) {
            return "#" + raw;
        }

        @Override
        public boolean matches(CharSequence raw, String encoded) {
            hashed.add(raw + " " + encoded);
            return encoded.equals("#" + raw);
        }
    };
    private final PasswordEncoder passwords = new RememberedPasswords(slow, 2);

    @Test
    void aPasswordThatMatchedIsNotHashedAgain() {
        for (int i = 0; i < 3; i++) {
            assertThat(passwords.matches("ann", "#ann")).isTrue();
        }
        assertThat(hashed).containsExactly("ann #ann");
    }

    @Test
    void aWrongPasswordIsHashedAndRefusedEachTime() {
        assertThat(passwords.matches("ann", "#ann")).isTrue();
        assertThat(passwords.matches("bob", "#ann")).isFalse();
        assertThat(passwords.matches("bob", "#ann")).isFalse();
        assertThat(hashed).containsExactly("ann #ann", "bob #ann", "bob #ann");
    }

    @Test
    void aPasswordThatWasChangedIsHashedAnew() {
        assertThat(passwords.matches("ann", "#ann")).isTrue();
        assertThat(passwords.matches("ann", "#new")).isFalse();
        assertThat(passwords.matches("new", "#new")).isTrue();
        assertThat(hashed).containsExactly("ann #ann", "ann #new", "new #new");
    }

    @Test
    void theOldestOfManyIsForgotten() {
        List.of("a", "b", "c", "c", "b", "a").forEach(each -> passwords.matches(each, "#" + each));
        assertThat(hashed).containsExactly("a #a", "b #b", "c #c", "a #a");
    }

    @Test
    void whereAPasswordEndsAndItsStoredFormBeginsMakesADifference() {
        assertThat(passwords.matches("b", "#b")).isTrue();
        assertThat(passwords.matches("", "#b")).isFalse();
        assertThat(passwords.matches("#b", "")).isFalse();
    }
}
