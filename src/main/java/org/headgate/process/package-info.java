/** The engine, the order of events, task list, timeline and diagram. Rooms announce, this one decides. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"check", "followup", "load", "submission", "access", "reference", "platform"})
@org.jspecify.annotations.NullMarked
package org.headgate.process;
