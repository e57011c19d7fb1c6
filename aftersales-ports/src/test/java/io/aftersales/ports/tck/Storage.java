package io.aftersales.ports.tck;

import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;

/**
 * A database as its two ports see it.
 *
 * @param cases the repository where decisions are written
 * @param outbox the outbox where the effects they owe are claimed
 */
public record Storage(CaseRepository cases, Outbox outbox) {}
