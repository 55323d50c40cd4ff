/** Pages over the views of analytics; hides small groups. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "reference", "platform"})
@org.jspecify.annotations.NullMarked
package org.headgate.dashboard;
