"""What the model is asked to do: translate, point at statements, write the briefing."""
