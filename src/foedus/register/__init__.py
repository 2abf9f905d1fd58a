"""Who is who, at which date: data files and look-up by name and date."""

from foedus.register.agents import Agent, Agents
from foedus.register.answer import Answer, Candidate, Named
from foedus.register.names import Mention, NameForm
from foedus.register.register import Register
from foedus.register.resolution import Resolution
from foedus.register.who import who

__all__ = ["Agent", "Agents", "Answer", "Candidate", "Mention", "NameForm", "Named", "Register", "Resolution", "who"]
