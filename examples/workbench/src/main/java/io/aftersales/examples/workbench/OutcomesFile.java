package io.aftersales.examples.workbench;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Writes the outcome of each request to a CSV file, one row for each case. */
final class OutcomesFile {

    private OutcomesFile() {}

    static void write(String file, List<ReplayedCase> cases) {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Path.of(file))) {
            csv.writeRecord("case_id", "outcome", "rule", "goods_refund_minor", "shipping_refund_minor");
            for (ReplayedCase each : cases) {
                csv.writeRecord(
                        each.request().caseId(),
                        each.isAccepted() ? "ACCEPTED" : "REJECTED",
                        each.rule(),
                        Long.toString(each.goodsRefund()),
                        Long.toString(each.shippingRefund()));
            }
        } catch (IOException | InvalidPathException e) {
            throw new InputFault(file, "cannot be written: " + e.getMessage());
        }
    }
}
