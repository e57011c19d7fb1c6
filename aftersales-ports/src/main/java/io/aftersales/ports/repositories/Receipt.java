package io.aftersales.ports.repositories;

import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;

/**
 * What a command was answered with. The same command sent again gets the same receipt.
 *
 * @param commandId the command
 * @param fingerprint a digest of its content and actor, 64 hexadecimal digits
 * @param caseId the case it was about
 * @param status where the case stood after the decision; effects may have moved it since
 * @param version the version of the case after the decision
 */
public record Receipt(CommandId commandId, String fingerprint, CaseId caseId, CaseStatus status, long version)
        implements CommandReceipt {}
