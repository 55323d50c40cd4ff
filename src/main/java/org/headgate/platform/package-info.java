/** What every room stands on: the database and mail server of those who configure none, scope, SQL files, jobs that pick up where they stopped. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.headgate.platform;
