package io.aftersales.ports.tck;

import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;

/**
 * One database, seen from its two sides.
 *
 * @param cases where decisions are written
 * @param outbox where the effects they owe are claimed
 */
public record Storage(CaseRepository cases, Outbox outbox) {}
