/** Collections, slots, immutable snapshots, stored bytes, receipts. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"layout", "access", "reference", "platform"})
@org.jspecify.annotations.NullMarked
package org.headgate.submission;
