"""Who is who, at which date: data files and look-up by name and date."""
