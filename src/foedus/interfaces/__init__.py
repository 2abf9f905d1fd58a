"""What a user touches: command line and pages."""
