package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.finance.Movement.Direction;
import io.aftersales.domain.finance.Reconciliation.Finding;
import io.aftersales.examples.workbench.StatementMatching.Compared;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of findings is the same whether they fit into memory or not, and however often they are merged. */
class SortedFindingsTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 199, 200, 201, 1000})
    void findingsComeSortedAndWhole(int inMemory) {
        Random random = new Random(11);
        List<Compared> all = IntStream.range(0, 200)
                .mapToObj(i -> new Compared(
                        Finding.values()[random.nextInt(6)],
                        "k" + random.nextInt(50),
                        "t" + i,
                        Direction.OUT,
                        "1",
                        "CNY",
                        i % 3 == 0 ? null : (long) i,
                        i % 3 == 1 ? null : (long) -i,
                        "CNY"))
                .toList();
        var expected = new ArrayList<>(all);
        expected.sort((a, b) -> a.finding() != b.finding()
                ? a.finding().compareTo(b.finding())
                : a.key().equals(b.key())
                        ? a.transaction().compareTo(b.transaction())
                        : a.key().compareTo(b.key()));

        var sorted = new ArrayList<Compared>();
        try (var findings = new SortedFindings(inMemory)) {
            all.forEach(findings::add);
            findings.forEach(sorted::add);
        }
        assertThat(sorted).isEqualTo(expected);
    }
}
