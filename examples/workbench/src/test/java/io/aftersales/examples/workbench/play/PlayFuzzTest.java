package io.aftersales.examples.workbench.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.aftersales.domain.shared.OneLine;
import io.aftersales.examples.workbench.HostileDocument;
import io.aftersales.examples.workbench.HostileRun;
import io.aftersales.examples.workbench.Run;
import io.aftersales.ports.tck.WatchedLogs;
import java.util.List;

/** Hostile scripts: refused as a whole, or played to their end, and what the library logs meanwhile are lines. */
class PlayFuzzTest {
    private static final List<String> RIGHT = HostileRun.documents("play");

    @FuzzTest
    void aScriptIsRefusedOrPlayedToItsEnd(byte[] input) {
        Run run = HostileRun.of(HostileDocument.of(input, RIGHT), "play", "-");
        if (run.status() < 2) {
            assertThat(HostileRun.printed(run).isContainerNode()).isTrue();
        }
        assertThat(WatchedLogs.lines()).allMatch(OneLine::is, "is one line");
        WatchedLogs.forget();
    }
}
