// Headgate works without this file; it only adds comfort.
