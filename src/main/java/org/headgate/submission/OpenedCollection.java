package org.headgate.submission;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a county has asked its districts for in one go.
 *
 * @param districts of how many it asks something
 * @param slots how many files it asks for in all
 * @param open how many of them nothing has come of yet: neither visible on the dashboards nor declared as nothing to
 *     report
 */
record OpenedCollection(String name, LocalDate dueOn, Instant openedAt, long districts, long slots, long open) {}
