package io.aftersales.ports.gateways;

import io.aftersales.domain.shared.CaseId;

/**
 * The cause of a gateway call, for the partner's records.
 *
 * @param caseId the case for which the gateway is called
 * @param reason the code of the buyer's first reason; {@code GOODWILL} for goodwill, {@code REFUND} for an order without lines
 */
public record Cause(CaseId caseId, String reason) {}
