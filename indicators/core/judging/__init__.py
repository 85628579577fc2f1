"""What achievement is reckoned with; core/achievement.py is the way in."""
