package io.aftersales.ports.repositories;

import io.aftersales.domain.shared.CommandId;

/** The answer to a command, kept with its decision: the same command sent again gets the same receipt. */
public sealed interface CommandReceipt permits Receipt, TicketReceipt {

    /** The id of the command. */
    CommandId commandId();

    /** A digest of the command's content and actor; another content under the same id is refused. */
    String fingerprint();
}
