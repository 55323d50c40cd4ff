/** Tickets and their letters, mail out and in. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"submission", "access", "reference", "platform"})
@org.jspecify.annotations.NullMarked
package org.headgate.followup;
