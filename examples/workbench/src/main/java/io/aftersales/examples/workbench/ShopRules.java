package io.aftersales.examples.workbench;

import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.ports.desks.ShopPolicy;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Command-line options for the policy a history is replayed under. */
final class ShopRules {
    @Option(
            names = "--window-days",
            paramLabel = "N|none",
            defaultValue = "7",
            description = "Days after delivery in which a buyer may apply, for every reason that has "
                    + "a window (default: ${DEFAULT-VALUE}).")
    private WindowDays window = new WindowDays(null);

    @Option(
            names = "--policy",
            paramLabel = "P.json",
            description = "Money rules in the format of the policy of a quote scenario; - reads standard input.")
    private @Nullable String policy;

    ShopPolicy read(InputStream standardInput) {
        RefundPolicy money = policy == null
                ? RefundPolicy.STANDARD
                : PolicyReader.read(JsonTree.read(InputText.read(policy, standardInput)));
        return ShopPolicy.STANDARD.with(money).with(window.in(CasePolicy.STANDARD));
    }
}
