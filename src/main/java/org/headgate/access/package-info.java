/** Who may sign in, which districts they see, and the page frame around every room. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"reference", "platform"})
@org.jspecify.annotations.NullMarked
package org.headgate.access;
