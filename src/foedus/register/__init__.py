"""Who is who, at which date: data files and look-up by name and date."""

from foedus.register.agents import Agent, Agents
from foedus.register.names import Mention, NameForm
from foedus.register.register import Register
from foedus.register.resolution import Resolution

__all__ = ["Agent", "Agents", "Mention", "NameForm", "Register", "Resolution"]
