"""The version of the rules, kept with every analysis: raise it when an answer may change."""

RULES_VERSION = "4"
