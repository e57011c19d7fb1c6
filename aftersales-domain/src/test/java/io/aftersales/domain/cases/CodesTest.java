package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {
    /** A component called like a method of its interface would silently answer in its place. */
    @ParameterizedTest
    @ValueSource(classes = {CaseEvent.class, CaseRejection.class})
    void noFactHidesTheCodeOrTheSentence(Class<?> sealed) {
        List<String> methods = Arrays.stream(sealed.getMethods())
                .map(java.lang.reflect.Method::getName)
                .toList();
        assertThat(methods).contains("code");
        for (Class<?> each : sealed.getPermittedSubclasses()) {
            assertThat(Arrays.stream(each.getRecordComponents()).map(RecordComponent::getName))
                    .as(each.getSimpleName())
                    .doesNotContainAnyElementsOf(methods);
        }
    }
}
