"""What the rules of all stages read phrases with: noun phrases, cues, subjects, incises."""
